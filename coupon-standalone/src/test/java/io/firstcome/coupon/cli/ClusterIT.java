package io.firstcome.coupon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.cluster.PartStatus;
import io.firstcome.coupon.cluster.PartStatus.State;
import io.firstcome.coupon.stack.DataDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The smallest cluster whose ledger has a server of its own; started once, because that is what costs. */
class ClusterIT {

    private static final Duration PATIENCE = Duration.ofMinutes(9);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void issuesThoughPartsAreKilledAndPausedAndLeavesNothingBehind(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        try (Launcher launcher = new Launcher(data)) {
            ApiByHand api =
                    new ApiByHand(http, URI.create(part(data, "api-1").address()), new DataDirectory(data).keys());
            String campaign = api.publish(100);
            JsonNode accepted = issued(api, campaign, "kim");

            launcher.obey("kill api-1");
            launcher.obey("start api-1");
            assertThat(api.claim(campaign, "kim").path("ticket")).isEqualTo(accepted.path("ticket"));

            launcher.obey("kill postgres");
            launcher.obey("start postgres");
            // the api's breaker closes a moment after the database is back
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    api.claim(campaign, "lee").path("ticket").asLong())
                            .isEqualTo(2));
            issued(api, campaign, "lee");

            launcher.obey("pause consumer-1");
            // the system stops a busy process a moment after it was asked to
            await().atMost(PATIENCE).until(() -> part(data, "consumer-1").state() == State.PAUSED);
            assertThat(status(data)).contains("consumer-1", "paused").doesNotContain("ended");
            JsonNode waiting = api.claim(campaign, "park");
            assertThat(api.status(waiting, "park")).isEqualTo("accepted");
            launcher.obey("resume consumer-1");
            issued(api, campaign, "park");
            assertThat(run("verify", "--data", "" + data, "--drained")).endsWith("exit code 0");

            leavesNothingBehind(launcher, data);
        }
        assertThat(run("up", "--data", "" + data))
                .contains("data of a 'firstcome cluster'")
                .endsWith("exit code 2");
        assertThat(run("verify", "--data", "" + data, "--drained")).endsWith("exit code 0");
    }

    /** One part ends by itself, one is paused, and then the launcher is killed. */
    private void leavesNothingBehind(Launcher launcher, Path data) throws Exception {
        ProcessHandle.of(part(data, "relay-1").pid()).orElseThrow().destroyForcibly();
        assertThat(launcher.line()).isEqualTo("relay-1 ended with 137");
        await().atMost(PATIENCE).until(() -> part(data, "relay-1").state() == State.ENDED);
        launcher.obey("pause consumer-1");
        List<PartStatus> parts = PartStatus.in(data);
        assertThat(parts).hasSize(6);
        List<ProcessHandle> processes = launcher.process.descendants().toList();
        assertThat(processes)
                .extracting(ProcessHandle::pid)
                .contains(part(data, "api-1").pid());
        launcher.process.destroyForcibly().waitFor();
        await().atMost(PATIENCE).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(PartStatus.in(data)).extracting(PartStatus::state).containsOnly(State.ENDED);
    }

    private static JsonNode issued(ApiByHand api, String campaign, String customer) throws Exception {
        JsonNode request = api.claim(campaign, customer);
        await().atMost(PATIENCE).until(() -> api.status(request, customer).equals("issued"));
        return request;
    }

    private static PartStatus part(Path data, String name) {
        return PartStatus.in(data).stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String status(Path data) {
        return run("cluster", "status", "--data", "" + data);
    }

    /** What the command prints. */
    private static String run(String... args) {
        StringWriter printed = new StringWriter();
        CommandLine firstcome = Firstcome.commandLine();
        firstcome.setOut(new PrintWriter(printed));
        firstcome.setErr(new PrintWriter(printed));
        int exitCode = firstcome.execute(args);
        return printed + "exit code " + exitCode;
    }

    private static final class Launcher implements AutoCloseable {
        private static final String ENDED = "the launcher ended";

        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Launcher(Path data) throws IOException, InterruptedException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-Xmx256m",
                            "-cp",
                            "target/test-classes:target/classes:target/lib/*",
                            ClusterByHand.class.getName(),
                            data.toString())
                    .redirectErrorStream(true)
                    .start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            Thread.ofVirtual().start(() -> {
                out.lines().forEach(lines::add);
                lines.add(ENDED);
            });
            String line = line();
            while (!line.equals(ClusterByHand.DONE)) {
                assertThat(line).isNotEqualTo(ENDED);
                line = line();
            }
        }

        void obey(String command) throws IOException, InterruptedException {
            process.outputWriter().write(command + "\n");
            process.outputWriter().flush();
            assertThat(line()).as(command).isEqualTo(ClusterByHand.DONE);
        }

        String line() throws InterruptedException {
            String line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return line == null ? "nothing was said" : line;
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
