package io.firstcome.coupon.rush;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the API's HTTP as a phone does. */
final class CouponClient implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    /** Requests under way at once; more would only wait in the sockets. */
    private static final int AT_ONCE = 512;

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What came back.
     *
     * @param retryAfterSeconds the header's value, 0 without it
     * @param startNanos when the request was sent, by {@link System#nanoTime()}
     * @param endNanos when the answer was there
     */
    record Answer(int status, JsonNode body, int retryAfterSeconds, long startNanos, long endNanos) {

        /** The problem's name: the last part of its type; empty if the answer is no problem. */
        String problem() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    private final List<URI> instances;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    CouponClient(List<URI> instances) {
        this.instances = List.copyOf(instances);
    }

    Answer post(int instance, String path, String token, @Nullable String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(instance, path, token)
                .POST(json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    Answer get(int instance, String path, String token) throws IOException, InterruptedException {
        return send(request(instance, path, token).GET());
    }

    private HttpRequest.Builder request(int instance, String path, String token) {
        return HttpRequest.newBuilder(instances.get(instance % instances.size()).resolve(path))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        atOnce.acquire();
        try {
            long start = System.nanoTime();
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            long end = System.nanoTime();
            JsonNode body = response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
            int retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .map(Integer::parseInt)
                    .orElse(0);
            return new Answer(response.statusCode(), body, retryAfter, start, end);
        } finally {
            atOnce.release();
        }
    }

    /** Sends a request whole and hangs up before the answer, as a phone does in a tunnel. */
    void postAndHangUp(int instance, String path, String token) throws IOException {
        URI address = instances.get(instance % instances.size());
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nContent-Length: 0\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int) CONNECT_LIMIT.toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
