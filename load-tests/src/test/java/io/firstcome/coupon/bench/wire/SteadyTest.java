package io.firstcome.coupon.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteadyTest {

    private static final int PER_SECOND = 20;

    /** When each path was asked for. */
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init") // made anew for each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.put(exchange.getRequestURI().getPath(), Instant.now());
                exchange.sendResponseHeaders(202, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachIsSentOnceAndNoneBeforeItIsDue() throws Exception {
        Steady.Sent sent = new Steady(server.getAddress(), 3, PER_SECOND).send(SteadyTest::request, 1);
        assertThat(sent.counted().byStatus()).isEqualTo(Map.of(202, (long) PER_SECOND));
        List<Integer> numbers = IntStream.range(0, PER_SECOND).boxed().toList();
        assertThat(asked.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        numbers.stream().map(number -> "/" + number).toList());
        assertThat(numbers)
                .allSatisfy(number -> assertThat(asked.get("/" + number))
                        .as("the wall's clock may be set while this runs, but not by much")
                        .isAfter(sent.due(number).minusMillis(5)));
        assertThat(Duration.between(sent.due(0), sent.due(PER_SECOND))).isEqualTo(Duration.ofSeconds(1));
    }

    private static byte[] request(int number) {
        return ("POST /" + number + " HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
