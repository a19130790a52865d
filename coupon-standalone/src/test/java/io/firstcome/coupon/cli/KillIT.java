package io.firstcome.coupon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.stack.DevelopmentKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code up} as a process of its own, killed while customers wait: what was answered is there when it is up again. */
class KillIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatWasAnsweredSurvivesAKillAndIsDecided(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        Map<String, Long> tickets = new HashMap<>();
        String campaign;
        // so slow that the kill finds most of them undecided
        try (Up up = new Up(data, directory.resolve("first.log"), 2)) {
            campaign = up.api(http).publish(100);
            for (int i = 0; i < 40; i++) {
                tickets.put(
                        "customer-" + i,
                        up.api(http)
                                .claim(campaign, "customer-" + i)
                                .path("ticket")
                                .asLong());
            }
            up.kill();
        }
        try (Up up = new Up(data, directory.resolve("second.log"), 1000)) {
            ApiByHand api = up.api(http);
            for (Map.Entry<String, Long> answered : tickets.entrySet()) {
                JsonNode again = api.claim(campaign, answered.getKey());
                assertThat(again.path("ticket").asLong()).isEqualTo(answered.getValue());
                await().atMost(PATIENCE)
                        .until(() -> api.status(again, answered.getKey()).equals("issued"));
            }
            assertThat(Up.run(directory.resolve("live.log"), "verify", "--data", "" + data, "--drained"))
                    .as(() -> read(directory.resolve("live.log")))
                    .isZero();
            up.stop();
        }
        assertThat(Up.run(directory.resolve("stopped.log"), "verify", "--data", "" + data, "--drained"))
                .as(() -> read(directory.resolve("stopped.log")))
                .isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            return broken.toString();
        }
    }

    /** A process that runs {@code firstcome up}. */
    private static final class Up implements AutoCloseable {
        private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");

        /** This module as it is shipped, made by the build's package phase: not the tests' class path. */
        private static final String CLASS_PATH = "target/classes:target/lib/*";

        private final Process process;
        private final Path log;
        private final DevelopmentKeys keys;

        Up(Path data, Path log, int pace) throws IOException {
            this.log = log;
            this.process = start(
                    log,
                    "up",
                    "--data",
                    "" + data,
                    "--port",
                    "0",
                    "--api",
                    "1",
                    "--consumers",
                    "1",
                    "--pace",
                    "" + pace);
            await().atMost(PATIENCE).until(() -> read(log).contains("Stop with Ctrl-C") || !process.isAlive());
            assertThat(process.isAlive()).as(() -> read(log)).isTrue();
            this.keys = DevelopmentKeys.in(data);
        }

        static Process start(Path log, String... args) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xmx768m",
                    // none of them lives long enough to earn back what the second compiler costs
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    CLASS_PATH,
                    Firstcome.class.getName()));
            command.addAll(List.of(args));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }

        static int run(Path log, String... args) throws IOException, InterruptedException {
            Process process = start(log, args);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        }

        ApiByHand api(HttpClient http) {
            return new ApiByHand(http, URI.create(find(ADDRESS)), keys);
        }

        private String find(Pattern pattern) {
            Matcher matcher = pattern.matcher(read(log));
            assertThat(matcher.find()).isTrue();
            return matcher.group(1);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void stop() throws InterruptedException {
            process.destroy();
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
