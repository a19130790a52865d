package io.firstcome.coupon.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SaturationTest {

    private static final byte[] REQUEST =
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger asked = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // made anew for each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** By turns with a length, in chunks, and without a body. */
    private void answer(HttpExchange exchange) throws IOException {
        int number = asked.getAndIncrement();
        byte[] body = "x".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
        try (exchange) {
            switch (number % 3) {
                case 0 -> {
                    exchange.sendResponseHeaders(202, body.length);
                    exchange.getResponseBody().write(body);
                }
                case 1 -> {
                    exchange.sendResponseHeaders(409, 0);
                    exchange.getResponseBody().write(body);
                }
                default -> exchange.sendResponseHeaders(503, -1);
            }
        }
    }

    @Test
    void countsEveryAnswerByItsStatus() throws Exception {
        Saturation.Counted counted = new Saturation(server.getAddress(), 3).send(() -> REQUEST, Duration.ofMillis(300));
        assertThat(counted.all()).isEqualTo(asked.get()).isPositive();
        assertThat(counted.byStatus()).containsOnlyKeys(202, 409, 503);
        assertThat(counted.of(202)).isBetween(counted.of(409), counted.of(409) + 1);
        assertThat(counted.of(200)).isZero();
        assertThat(counted.seconds()).isGreaterThanOrEqualTo(0.3);
    }

    @Test
    void withoutAServerNothingIsMeasured() {
        InetSocketAddress gone = server.getAddress();
        server.stop(0);
        assertThatThrownBy(() -> new Saturation(gone, 1).send(() -> REQUEST, Duration.ofMillis(10)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("a connection broke");
    }
}
