package io.firstcome.coupon.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.firstcome.coupon.load.LoadProgress.Phase;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Profile;
import io.firstcome.coupon.load.report.Judgement;
import io.firstcome.coupon.load.report.LoadReport;
import io.firstcome.coupon.load.subject.Component;
import io.firstcome.coupon.load.subject.Target;
import io.firstcome.coupon.stack.DatabaseAddresses;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that publishes everything and refuses everybody. */
class LoadRunTest {

    private static final String ASK = "/issue-requests";
    private static final LoadSettings SETTINGS = new LoadSettings(Profile.STEADY, 10, 60, 10, 1, 1, 7);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    /** What is done when a customer asks. */
    private Consumer<HttpExchange> asked = _ -> {};

    /**
     * Goal: a run that is stopped in its middle says what was measured until then. Method: the twentieth customer who is
     * not of the warm-up interrupts the run, which is planned for a minute.
     */
    @Test
    void theWarmUpShowsItsOwnProgressAndWhoStopsTheRunHasWhatWasMeasured() throws Exception {
        Queue<LoadProgress> seen = new ConcurrentLinkedQueue<>();
        Thread running = Thread.currentThread();
        AtomicBoolean stopped = new AtomicBoolean();
        HttpServer server = server();
        try (Refusing target = new Refusing(server, DevelopmentKeys.in(directory));
                LoadRun run = new LoadRun(SETTINGS, 1, target)) {
            asked = _ -> {
                LoadProgress now = run.progress();
                seen.add(now);
                if (now.phase() == Phase.ARRIVING && now.counts().sent() >= 20 && !stopped.getAndSet(true)) {
                    running.interrupt();
                }
            };

            LoadReport report = run.carryOut();

            assertThat(seen)
                    .filteredOn(progress -> progress.phase() == Phase.WARMING)
                    .extracting(LoadProgress::share)
                    .allMatch(share -> share > 0 && share <= 1)
                    .contains(1.0);
            assertThat(report.outcomes().sent()).isBetween(20L, 300L);
            assertThat(report.outcomes().refusedInAll()).isBetween(10L, 300L);
            assertThat(report.promises().outcome()).isEqualTo(Judgement.Outcome.NOT_CHECKED);
            assertThat(report.promises().notes()).singleElement().asString().contains("stopped before its end");
            assertThat(report.punctuality().kept()).isFalse();
            assertThat(Thread.interrupted())
                    .as("what is closed after it can wait")
                    .isFalse();
        }
    }

    private HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith(ASK)) {
                asked.accept(exchange);
                answer(exchange, 409, "{\"type\": \"https://firstcome.io/problems/sold-out\"}");
            } else {
                answer(exchange, path.endsWith("/campaigns") ? 201 : 200, "{\"id\": \"c\"}");
            }
        });
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Nothing is known of it but where it answers. */
    private record Refusing(HttpServer server, DevelopmentKeys keys) implements Target {

        @Override
        public String description() {
            return "a server that refuses";
        }

        @Override
        public List<URI> apis() {
            return List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        }

        @Override
        public Optional<DatabaseAddresses> databases() {
            return Optional.empty();
        }

        @Override
        public List<Component> components() {
            return List.of();
        }

        @Override
        public List<URI> consumers() {
            return List.of();
        }

        @Override
        public OptionalInt pacePerSecond() {
            return OptionalInt.empty();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
