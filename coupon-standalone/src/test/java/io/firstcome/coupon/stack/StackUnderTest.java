package io.firstcome.coupon.stack;

import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.backing.Backing;
import io.firstcome.coupon.backing.BackingSettings;
import io.firstcome.coupon.promises.Promises;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerifyOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stack on a throwaway backing, and what a test does to it over HTTP and SQL. */
final class StackUnderTest implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LIFETIME = Duration.ofHours(1);

    final Backing backing;
    final Stack stack;
    private final DevelopmentKeys keys;
    private final HttpClient http = HttpClient.newHttpClient();
    /** Signing takes more CPU time than the request itself. */
    private final Map<String, String> customerTokens = new ConcurrentHashMap<>();

    private final String adminToken;
    private @Nullable Connection connection;

    StackUnderTest(StackSettings settings) {
        BackingSettings.Throwaway throwaway = BackingSettings.Throwaway.somewhere();
        keys = DevelopmentKeys.in(throwaway.directory());
        adminToken = keys.adminToken(LIFETIME);
        backing = throwaway.start();
        stack = Stack.start(settings, backing, keys);
    }

    record Answer(int status, JsonNode body) {

        /** The text at the end of these fields, each within the one before; empty if it is not there. */
        String text(String... fields) {
            JsonNode node = body;
            for (String field : fields) {
                node = node.path(field);
            }
            return node.asString("");
        }
    }

    /** @param headers each as {@code Name: value} */
    Answer claim(String coupon, String customer, int instance, String... headers)
            throws IOException, InterruptedException {
        return send(customer(customer, instance, "/v1/coupons/" + coupon + "/issue-requests", headers)
                .POST(BodyPublishers.noBody()));
    }

    /** @param headers each as {@code Name: value} */
    Answer get(String path, String customer, int instance, String... headers) throws IOException, InterruptedException {
        return send(customer(customer, instance, path, headers).GET());
    }

    /** The events of the stream up to its end, each with its fields as they came. */
    List<String> events(String path, String customer, int instance) throws IOException, InterruptedException {
        String stream = http.send(customer(customer, instance, path).GET().build(), BodyHandlers.ofString())
                .body();
        return Stream.of(stream.split("\n\n"))
                .filter(event -> event.contains("data:"))
                .toList();
    }

    /** What an event of a stream says. */
    static JsonNode data(String event) {
        return JsonMapper.shared()
                .readTree(event.lines()
                        .filter(line -> line.startsWith("data:"))
                        .map(line -> line.substring("data:".length()))
                        .collect(Collectors.joining("\n")));
    }

    private HttpRequest.Builder customer(String customer, int instance, String path, String... headers) {
        HttpRequest.Builder request = request(instance, path, customerToken(customer));
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            request.header(parts[0], parts[1]);
        }
        return request;
    }

    private String customerToken(String customer) {
        return customerTokens.computeIfAbsent(customer, name -> keys.customerToken(name, LIFETIME));
    }

    /** A coupon that is open now. */
    String openCoupon(int quantity, int waitingList) throws IOException, InterruptedException {
        return openCoupon(quantity, waitingList, 1);
    }

    String openCoupon(int quantity, int waitingList, int perCustomerLimit) throws IOException, InterruptedException {
        Instant now = Instant.now();
        String json = """
                {"name": "test", "quantity": %d, "waitingList": %d, "perCustomerLimit": %d,
                 "opensAt": "%s", "closesAt": "%s", "validUntil": "%s"}
                """.formatted(
                        quantity,
                        waitingList,
                        perCustomerLimit,
                        now.minusSeconds(60),
                        now.plus(Duration.ofHours(1)),
                        now.plus(Duration.ofDays(1)));
        String id = admin("POST", "/v1/campaigns", json).body().path("id").asString();
        admin("POST", "/v1/campaigns/" + id + "/publish", "");
        return id;
    }

    Answer admin(String method, String path, String json) throws IOException, InterruptedException {
        Answer answer = send(request(0, path, adminToken)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
        if (answer.status() >= 300) {
            throw new IllegalStateException(method + " " + path + " answered " + answer);
        }
        return answer;
    }

    Answer getAsAdmin(String path) throws IOException, InterruptedException {
        return send(request(1, path, adminToken).GET());
    }

    /** An answer that is no JSON. */
    String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request(1, path, adminToken).GET().build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder request(int instance, String path, String token) {
        return HttpRequest.newBuilder(stack.addresses().get(instance).resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(
                response.statusCode(),
                response.body().length == 0
                        ? JsonMapper.shared().createObjectNode()
                        : JsonMapper.shared().readTree(response.body()));
    }

    long count(String sql) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** One for all that the test asks: PostgreSQL takes more CPU time to open another than to answer. */
    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = stack.database().dataSource().getConnection();
        }
        return connection;
    }

    void awaitDecided(String coupon, long tickets) {
        await().atMost(PATIENCE)
                .until(() ->
                        count("SELECT count(*) FROM ledger.decision WHERE coupon_id = '" + coupon + "'") == tickets);
    }

    Verdict verdict() throws SQLException {
        DataSource database = stack.database().dataSource();
        return Promises.check(database, database, VerifyOptions.whenDrained());
    }

    @Override
    public void close() {
        http.close();
        stack.close();
    }
}
