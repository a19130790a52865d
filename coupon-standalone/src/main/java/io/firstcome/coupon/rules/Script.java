package io.firstcome.coupon.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A script of this package's resources, in Byteman's language with two additions: <code>${name}</code> stands for a value
 * that is given when it is laid, and {@code fired()} notes, in a file that the process's end does not take away, that the
 * rule has done what it is for.
 *
 * @param template as it stands in the resource
 */
record Script(String name, String template) {

    private static final String FIRED = "fired()";
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern VALUE = Pattern.compile("\\$\\{(\\w+)}");

    /** @throws IllegalArgumentException if there is none of that name */
    static Script of(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a script's name is of small letters and hyphens, not '" + name + "'");
        }
        try (InputStream resource = Script.class.getResourceAsStream(name + ".btm")) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no script '" + name + "'");
            }
            return new Script(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("the script " + name + " cannot be read", failure);
        }
    }

    /**
     * As the agent takes it.
     *
     * @param firings the file that gets a line whenever it fires
     * @throws IllegalArgumentException if a value is missing
     */
    String text(Path firings, Map<String, String> values) {
        String noting = "traceOpen(\"%s\", \"%s\"); traceln(\"%s\", \"fired\")".formatted(name, firings, name);
        return VALUE.matcher(template.replace(FIRED, noting)).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("the script " + name + " needs a value for " + match.group(1));
            }
            return value;
        });
    }
}
