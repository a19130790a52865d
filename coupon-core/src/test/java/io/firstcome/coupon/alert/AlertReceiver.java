package io.firstcome.coupon.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook's receiver on loopback; it checks signatures as the runbook tells receivers to. */
public final class AlertReceiver implements AutoCloseable {

    public static final String SECRET = "a secret of the tests";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MAX_SKEW_SECONDS = 300;

    /** A request, and whether its signature is right. */
    public record Received(JsonNode body, String delivery, boolean genuine) {

        public String alert() {
            return body.path("alert").asString();
        }

        public String state() {
            return body.path("state").asString();
        }

        public String text() {
            return body.path("text").asString();
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    public AlertReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    /** The next requests are answered by these; those after them by 200. */
    public void answerNext(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/services/a-part-that-nobody-should-see";
    }

    /** The settings of a service that tells this receiver, soon and often. */
    public String[] settings() {
        return new String[] {
            "firstcome.alerts.webhook-url=" + url(),
            "firstcome.alerts.secret=" + SECRET,
            "firstcome.alerts.clear-seconds=1",
            "firstcome.alerts.min-interval-seconds=10",
            "firstcome.alerts.retry-initial-millis=50"
        };
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public boolean has(AlertKind kind, String state) {
        return received.stream()
                .anyMatch(one -> one.genuine()
                        && one.alert().equals(kind.code())
                        && one.state().equals(state));
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String timestamp = exchange.getRequestHeaders().getFirst("X-Firstcome-Timestamp");
            String signature = exchange.getRequestHeaders().getFirst("X-Firstcome-Signature");
            received.add(new Received(
                    JSON.readTree(body),
                    exchange.getRequestHeaders().getFirst("X-Firstcome-Delivery"),
                    genuine(timestamp, signature, body)));
            Integer status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        }
    }

    private static boolean genuine(String timestamp, String signature, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update(("v1:" + timestamp + ":").getBytes(UTF_8));
            String expected = "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
            long skew = Math.abs(System.currentTimeMillis() / 1_000 - Long.parseLong(timestamp));
            return skew <= MAX_SKEW_SECONDS
                    && MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
