package io.firstcome.coupon.load.customer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers as the API does, but stands still from the first request on for as long as it is told to. */
final class FakeApi implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Void> awake = new CompletableFuture<>();

    /**
     * @param stallMillis for how long nobody is answered
     * @param status of the answer to who asks for a coupon
     */
    FakeApi(long stallMillis, int status, String answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/v1/coupons/", exchange -> {
            awake.completeOnTimeout(null, stallMillis, TimeUnit.MILLISECONDS).join();
            send(exchange, status, answer);
        });
        server.createContext("/v1/issue-requests/", exchange -> send(exchange, 200, """
                {"requestId": "r", "ticket": 1, "status": "issued", "acceptedAt": "2026-11-21T10:00:00.000Z",
                 "decidedAt": "2026-11-21T10:00:05.000Z", "coupon": {"serial": 1, "code": "ABC"}}
                """));
        server.start();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
