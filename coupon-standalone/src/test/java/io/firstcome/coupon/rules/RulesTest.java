package io.firstcome.coupon.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: rules come into force in another process, say when they have fired, and go. Method: a JVM that tells the time. */
class RulesTest {

    private static final String PART = "clock-1";

    @TempDir
    Path directory;

    @Test
    void aClockStepsAndStepsBack() throws IOException {
        Rules rules = new Rules(directory);
        try (Told told = new Told(rules.jvmOptions(PART))) {
            assertThat(told.aheadSeconds()).isEqualTo("0 0");

            rules.lay(PART, "step-clock", Map.of("millis", "-90000"));
            assertThat(told.aheadSeconds()).isEqualTo("-90 -90");
            assertThat(rules.fired(PART, "step-clock")).isEqualTo(1);

            rules.lift(PART, "step-clock");
            assertThat(told.aheadSeconds()).isEqualTo("0 0");
            rules.lift(PART, "step-clock"); // nothing is in force any more
        }
        rules.lift(PART, "step-clock"); // nobody is there any more
    }

    @Test
    void whatCannotBeLaidIsNotPassedOver() throws IOException {
        Rules rules = new Rules(directory);
        assertThatThrownBy(() -> rules.lay(PART, "no-such-script"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no script 'no-such-script'");
        assertThatThrownBy(() -> rules.lay(PART, "step-clock"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the script step-clock needs a value for millis");
        assertThatThrownBy(() -> rules.lay(PART, "step-clock", Map.of("millis", "1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("could not be laid into clock-1")
                .hasMessageContaining("Connection refused");
        try (Told told = new Told(rules.jvmOptions(PART))) {
            assertThat(told.aheadSeconds()).isEqualTo("0 0");
            assertThatThrownBy(() -> rules.lay(PART, "step-clock", Map.of("millis", "not a number")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("do not fit what runs in clock-1: ")
                    .hasMessageContaining("ParseException");
            assertThat(told.aheadSeconds()).isEqualTo("0 0");
        }
    }

    /** The other process. */
    private static final class Told implements AutoCloseable {

        private final Process process;
        private final BufferedReader said;

        Told(List<String> jvmOptions) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvmOptions);
            command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
            command.add(ClockOnTheWall.class.getName());
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            said = process.inputReader();
        }

        /** What it says next of its own account, not what the JVM or the agent says. */
        String aheadSeconds() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            while (true) {
                String line = said.readLine();
                if (line == null) {
                    throw new IOException("the process has ended");
                }
                if (line.matches("-?\\d+ -?\\d+")) {
                    return line;
                }
            }
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().orTimeout(1, TimeUnit.MINUTES).join();
        }
    }
}
