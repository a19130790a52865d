package io.firstcome.coupon.rules;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.byteman.check.RuleCheck;
import org.jboss.byteman.check.RuleCheckResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: a rule whose class, method or SQL was renamed must not lie idle. Method: each script is parsed, its rules are woven
 * into today's classes and type-checked there, as the agent would do it.
 */
class ScriptsFitTest {

    private static final Pattern TEXT = Pattern.compile("contains\\(\"([^\"]*)\"\\)");
    private static final Pattern CLASS = Pattern.compile("(?m)^CLASS (\\S+)$");
    private static final Pattern TEXT_OF = Pattern.compile("(?m)^# text of (\\S+)$");

    @TempDir
    Path directory;

    static Stream<String> scripts() throws URISyntaxException, IOException {
        Path resources = Path.of(Objects.requireNonNull(Script.class.getResource("step-clock.btm"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(Objects.requireNonNull(resources))) {
            return files
                    .map(file -> Objects.requireNonNull(file.getFileName()).toString())
                    .filter(name -> name.endsWith(".btm"))
                    .map(name -> name.substring(0, name.length() - ".btm".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyRuleFindsItsPlaceInTodaysClasses(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".btm"), text(name));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        RuleCheck check = new RuleCheck();
        check.setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8));
        check.addRuleFile(file.toString());
        check.checkRules();
        RuleCheckResult result = check.getResult();
        assertThat(result.hasError() || result.hasWarning())
                .as("%s%n%s", said, String.join("\n", result.getErrorMessages()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void whatItLooksForInTextIsThere(String name) {
        String script = Script.of(name).template();
        Set<String> wanted =
                TEXT.matcher(script).results().map(match -> match.group(1)).collect(toSet());
        Set<String> texts = TEXT_OF.matcher(script)
                .results()
                .flatMap(match -> constants(match.group(1)))
                .collect(toSet());
        assertThat(wanted)
                .as("texts of %s", name)
                .allSatisfy(part -> assertThat(texts).anyMatch(text -> text.contains(part)));
    }

    /** The agent loses what makes a class a record, and the JVM refuses it then: nobody but the agent's own output says so. */
    @ParameterizedTest
    @MethodSource("scripts")
    void noRuleIsForARecord(String name) throws ClassNotFoundException {
        for (MatchResult rule :
                CLASS.matcher(Script.of(name).template()).results().toList()) {
            Class<?> changed = Class.forName(rule.group(1), false, ScriptsFitTest.class.getClassLoader());
            assertThat(changed.isRecord()).as(changed.getName()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void itNotesThatItHasFired(String name) {
        assertThat(Script.of(name).template()).contains("fired()");
    }

    private String text(String name) {
        return Script.of(name).text(directory.resolve("fired"), Map.of("millis", "-1000"));
    }

    private static Stream<String> constants(String className) {
        try (InputStream bytes = ClassLoader.getSystemResourceAsStream(className.replace('.', '/') + ".class")) {
            assertThat(bytes).as(className).isNotNull();
            return StreamSupport.stream(
                            ClassFile.of()
                                    .parse(Objects.requireNonNull(bytes).readAllBytes())
                                    .constantPool()
                                    .spliterator(),
                            false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
