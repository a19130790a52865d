package io.firstcome.coupon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: the script {@code firstcome} makes a class archive where it pays, uses only a sound one, and starts whatever is
 * there. Method: the real script in a home that holds this module's jars, with a {@code java} that writes down what it is
 * asked, and tells that all came up where the command would.
 */
class LauncherIT {

    private static final String USES = "-XX:SharedArchiveFile=";
    private static final String MAKES = "-XX:ArchiveClassesAtExit=";

    private static final String JAVA = """
            #!/bin/sh
            echo "$*" >>"%s"
            for option; do
              case $option in
                -Dfirstcome.came-up-file=*) [ -n "${FAILS:-}" ] || : >"${option#*=}" ;;
              esac
            done
            exec "%s" "$@"
            """;

    /** Nobody's: above what Linux and macOS give to processes. */
    private static final String ENDED_PROCESS = "99999999";

    @TempDir
    private Path home;

    private Path target;
    private Path jar;
    private Path archive;
    private Path asked;

    @BeforeEach
    void layOut() throws IOException {
        target = Files.createDirectories(home.resolve("load-tests/target"));
        jar = target.resolve("load-tests.jar");
        archive = home.resolve("target/class-archive/up.jsa");
        asked = home.resolve("asked");
        Files.copy(Path.of("../firstcome"), home.resolve("firstcome"));
        Files.createSymbolicLink(target.resolve("lib"), Path.of("target/lib").toAbsolutePath());
        Files.copy(ownJar(), jar);
        build();
        Path jdk = Path.of(System.getProperty("java.home"));
        Files.createDirectories(home.resolve("jdk/bin"));
        Files.copy(jdk.resolve("release"), home.resolve("jdk/release"));
        Files.createSymbolicLink(home.resolve("jdk/bin/javac"), jdk.resolve("bin/javac"));
        Path java = Files.writeString(home.resolve("jdk/bin/java"), JAVA.formatted(asked, jdk.resolve("bin/java")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path ownJar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("coupon-standalone-.*SNAPSHOT\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What a build leaves, a while ago: the times of files may be coarse. */
    private void build() throws IOException {
        FileTime before = FileTime.from(Instant.now().minusSeconds(60));
        Files.setLastModifiedTime(jar, before);
        Path built = target.resolve("launcher.built");
        Files.setLastModifiedTime(Files.exists(built) ? built : Files.createFile(built), before);
    }

    @Test
    void aBuildThatIsStartedAgainKeepsItsClassesAndOnlyASoundArchiveIsUsed() throws Exception {
        assertThat(start("demo")).doesNotContain(USES, MAKES);
        assertThat(start("demo")).contains(MAKES).doesNotContain(USES);
        assertThat(start("up")).contains(USES + archive).doesNotContain(MAKES);
        assertThat(start("token")).doesNotContain(USES, MAKES);
        assertThat(start("up", "JDK_JAVA_OPTIONS", "-XX:+UseSerialGC")).doesNotContain(USES, MAKES);
        assertThat(files()).containsExactlyInAnyOrder("came-up", "up.jsa");

        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.writeString(archive, "no archive");
        Files.write(Path.of(archive + "." + ENDED_PROCESS), Arrays.copyOf(whole, whole.length / 2));
        assertThat(start("up")).as("damaged").doesNotContain(USES, MAKES);
        assertThat(files()).containsExactlyInAnyOrder("came-up", "up.jsa", "worth-it");
        assertThat(start("up")).contains(MAKES).doesNotContain(USES);
        assertThat(start("up")).contains(USES + archive).doesNotContain(MAKES);
        assertThat(files()).containsExactlyInAnyOrder("came-up", "up.jsa");

        Files.copy(ownJar(), jar, StandardCopyOption.REPLACE_EXISTING);
        assertThat(start("up")).as("other jars").doesNotContain(USES, MAKES);
    }

    @Test
    void whatEndedBeforeAllWasUpIsNotKept() throws Exception {
        assertThat(start("up", "FAILS", "yes")).doesNotContain(USES, MAKES);
        assertThat(start("up")).doesNotContain(USES, MAKES);
        assertThat(start("up", "FAILS", "yes")).contains(MAKES);
        assertThat(start("up")).doesNotContain(USES, MAKES);
        assertThat(files()).containsExactly("worth-it");
    }

    @Test
    void startsWhereNothingCanBeKept() throws Exception {
        Files.writeString(home.resolve("target"), "not a directory");
        assertThat(start("up")).doesNotContain(USES, MAKES);
        assertThat(start("up")).doesNotContain(USES, MAKES);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(archive.getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Shows the command's help; returns what the JVM was asked that did so. */
    private String start(String command, String... environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", home.resolve("firstcome").toString(), command, "--help")
                .redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "FIRSTCOME_JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        if (environment.length > 0) {
            builder.environment().putAll(Map.of(environment[0], environment[1]));
        }
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Usage: firstcome " + command).doesNotContain("[cds", "[aot", "[error");
        return Files.readAllLines(asked).getLast();
    }
}
