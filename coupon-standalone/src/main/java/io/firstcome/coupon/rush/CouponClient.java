package io.firstcome.coupon.rush;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the API's HTTP as a phone does. Instances are numbered; a number beyond the last begins again at the first. */
public final class CouponClient implements AutoCloseable {

    /** Requests under way at once; more would only wait in the sockets. Streams of events are not counted. */
    private static final int AT_ONCE = 512;

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * When a phone gives up.
     *
     * @param connect until a connection stands
     * @param answer until the answer begins
     */
    public record Patience(Duration connect, Duration answer) {

        /** For a rush on a starved machine, where giving up would only add to it. */
        public static final Patience LONG = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    /**
     * What came back.
     *
     * @param instance who answered, from 0
     * @param retryAfterSeconds the header's value, 0 without it
     * @param startNanos when the request was sent, by {@link System#nanoTime()}
     * @param endNanos when the answer was there
     */
    public record Answer(
            int instance, int status, JsonNode body, int retryAfterSeconds, long startNanos, long endNanos) {

        /** The problem's name: the last part of its type; empty if the answer is no problem. */
        public String problem() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    private final List<URI> instances;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final Patience patience;
    private final HttpClient http;

    public CouponClient(List<URI> instances, Patience patience) {
        this.instances = List.copyOf(instances);
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    public int instances() {
        return instances.size();
    }

    /** Whom this number means, from 0. */
    public int numberOf(int instance) {
        return instance % instances.size();
    }

    /**
     * @param json the body, null for none
     * @param headers names and values in turn
     */
    public Answer post(int instance, String path, String token, @Nullable String json, String... headers)
            throws IOException, InterruptedException {
        return send("POST", instance, path, token, json, headers);
    }

    /** @param headers names and values in turn */
    public Answer get(int instance, String path, String token, String... headers)
            throws IOException, InterruptedException {
        return send("GET", instance, path, token, null, headers);
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @param json the body, null for none
     * @param headers names and values in turn
     * @throws IOException if no answer came, or none in time
     */
    public Answer send(String method, int instance, String path, String token, @Nullable String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(instance, path, token)
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(numberOf(instance), request);
    }

    /**
     * Follows a stream of events to its end.
     *
     * @param data told the data of each event; returns whether to go on
     * @return the answer's status
     * @throws IOException if it broke off
     */
    public int events(int instance, String path, String token, Predicate<JsonNode> data)
            throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response =
                http.send(request(instance, path, token).GET().build(), HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            boolean _ = lines.filter(line -> response.statusCode() == 200 && line.startsWith("data:"))
                    .allMatch(line -> data.test(JSON.readTree(line.substring("data:".length()))));
            return response.statusCode();
        } catch (UncheckedIOException broken) {
            throw new IOException("the events broke off", broken);
        }
    }

    private HttpRequest.Builder request(int instance, String path, String token) {
        return HttpRequest.newBuilder(instances.get(numberOf(instance)).resolve(path))
                .timeout(patience.answer())
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(int instance, HttpRequest.Builder request) throws IOException, InterruptedException {
        atOnce.acquire();
        try {
            long start = System.nanoTime();
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            long end = System.nanoTime();
            int retryAfter = response.headers()
                    .firstValue("Retry-After")
                    .map(Integer::parseInt)
                    .orElse(0);
            return new Answer(instance, response.statusCode(), body(response.body()), retryAfter, start, end);
        } finally {
            atOnce.release();
        }
    }

    /** What is no JSON says nothing: it is not the API's. */
    private static JsonNode body(byte[] bytes) {
        try {
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /** Sends a request whole and hangs up before the answer, as a phone does in a tunnel. */
    public void postAndHangUp(int instance, String path, String token, String... headers) throws IOException {
        URI address = instances.get(numberOf(instance));
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            more.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        String head = "POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nContent-Length: 0\r\n" + more + "\r\n";
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), (int)
                    patience.connect().toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
