package io.firstcome.coupon.stack;

import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.backing.Backing;
import io.firstcome.coupon.backing.BackingSettings;
import io.firstcome.coupon.promises.Promises;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerifyOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
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

    StackUnderTest(StackSettings settings) {
        BackingSettings.Throwaway throwaway = BackingSettings.Throwaway.somewhere();
        keys = DevelopmentKeys.in(throwaway.directory());
        backing = throwaway.start();
        stack = Stack.start(settings, backing, keys);
    }

    record Answer(int status, JsonNode body) {}

    Answer claim(String coupon, String customer, int instance) throws IOException, InterruptedException {
        return post(instance, "/v1/coupons/" + coupon + "/issue-requests", keys.customerToken(customer, LIFETIME), "");
    }

    /** A coupon that is open now. */
    String openCoupon(int quantity, int waitingList) throws IOException, InterruptedException {
        Instant now = Instant.now();
        String json = """
                {"name": "test", "quantity": %d, "waitingList": %d,
                 "opensAt": "%s", "closesAt": "%s", "validUntil": "%s"}
                """.formatted(
                        quantity,
                        waitingList,
                        now.minusSeconds(60),
                        now.plus(Duration.ofHours(1)),
                        now.plus(Duration.ofDays(1)));
        String id = admin("/v1/campaigns", json).body().path("id").asString();
        admin("/v1/campaigns/" + id + "/publish", "");
        return id;
    }

    Answer admin(String path, String json) throws IOException, InterruptedException {
        Answer answer = post(0, path, keys.adminToken(LIFETIME), json);
        if (answer.status() >= 300) {
            throw new IllegalStateException(path + " answered " + answer);
        }
        return answer;
    }

    private Answer post(int instance, String path, String token, String json) throws IOException, InterruptedException {
        URI api = stack.addresses().get(instance);
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()));
    }

    long count(String sql) throws SQLException {
        try (Connection connection = stack.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
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
