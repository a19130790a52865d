package io.firstcome.coupon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.stack.DevelopmentKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import tools.jackson.databind.json.JsonMapper;

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
            campaign = publish(up);
            for (int i = 0; i < 40; i++) {
                tickets.put(
                        "customer-" + i,
                        claim(up, campaign, "customer-" + i).path("ticket").asLong());
            }
            up.kill();
        }
        try (Up up = new Up(data, directory.resolve("second.log"), 1000)) {
            for (Map.Entry<String, Long> answered : tickets.entrySet()) {
                JsonNode again = claim(up, campaign, answered.getKey());
                assertThat(again.path("ticket").asLong()).isEqualTo(answered.getValue());
                await().atMost(PATIENCE)
                        .until(() -> status(up, again, answered.getKey()).equals("issued"));
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

    private String publish(Up up) throws Exception {
        Instant now = Instant.now();
        String json = """
                {"name": "kill", "quantity": 100, "opensAt": "%s", "closesAt": "%s", "validUntil": "%s"}
                """.formatted(now.minusSeconds(60), now.plus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
        String id = send(up, "/v1/campaigns", up.admin(), json).path("id").asString();
        send(up, "/v1/campaigns/" + id + "/publish", up.admin(), "");
        return id;
    }

    private JsonNode claim(Up up, String campaign, String customer) throws Exception {
        return send(up, "/v1/coupons/" + campaign + "/issue-requests", up.token(customer), "");
    }

    private JsonNode send(Up up, String path, String token, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(up.address().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isBetween(200, 202);
        return JsonMapper.shared().readTree(response.body());
    }

    private String status(Up up, JsonNode request, String customer) throws Exception {
        HttpRequest get = HttpRequest.newBuilder(up.address()
                        .resolve("/v1/issue-requests/"
                                + request.path("requestId").asString()))
                .header("Authorization", "Bearer " + up.token(customer))
                .build();
        byte[] body = http.send(get, HttpResponse.BodyHandlers.ofByteArray()).body();
        return JsonMapper.shared().readTree(body).path("status").asString();
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
        private static final Pattern ADMIN = Pattern.compile("^ADMIN=(.+)$", Pattern.MULTILINE);

        /** What the launcher runs, made by the build's package phase: not the tests' class path. */
        private static final String LAUNCHER_CLASS_PATH = "target/classes:target/lib/*";

        private final Process process;
        private final Path log;
        private final DevelopmentKeys keys;
        private final Map<String, String> tokens = new HashMap<>();

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
                    LAUNCHER_CLASS_PATH,
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

        URI address() {
            return URI.create(find(ADDRESS));
        }

        String admin() {
            return find(ADMIN);
        }

        String token(String customer) {
            return tokens.computeIfAbsent(customer, name -> keys.customerToken(name, Duration.ofHours(1)));
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
