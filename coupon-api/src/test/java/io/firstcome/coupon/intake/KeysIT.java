package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.api.UsualInstances;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Idempotency-Key and the limit per customer, on two instances and one database. */
@ExtendWith(UsualInstances.Given.class)
class KeysIT {

    private static List<ApiUnderTest> apis = List.of();
    private static JdbcClient database;

    @BeforeAll
    static void start(UsualInstances usual) {
        apis = List.of(usual.first(), usual.second());
        database = usual.database();
    }

    @Test
    void keysTellRetriesFromFurtherRequestsWhicheverInstanceIsAskedAndWhenever() throws InterruptedException {
        String coupon = coupon(100, 3);
        List<Callable<Reply>> asks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ApiUnderTest api = apis.get(i % 2);
            String key = "key-" + i % 3;
            asks.add(() -> ask(api, coupon, "ann", key, "{}"));
        }
        List<Reply> replies;
        try (Crowd crowd = new Crowd()) {
            replies = crowd.all(asks);
        }
        assertThat(replies).extracting(Reply::status).containsOnly(200, 202);
        for (int key = 0; key < 3; key++) {
            List<Reply> same = new ArrayList<>();
            for (int i = key; i < replies.size(); i += 3) {
                same.add(replies.get(i));
            }
            assertThat(same.stream().map(reply -> reply.text("requestId")).distinct())
                    .hasSize(1);
            assertThat(same.stream().filter(reply -> reply.status() == 202)).hasSize(1);
        }
        assertThat(rows(coupon)).isEqualTo(3);

        Reply further = ask(apis.getFirst(), coupon, "ann", "key-3", "{}");
        assertThat(further.status()).isEqualTo(409);
        assertThat(further.problem()).isEqualTo("customer-limit");
        assertThat(ask(apis.getFirst(), coupon, "ann", null, null).status()).isEqualTo(200);
        assertThat(rows(coupon)).isEqualTo(3);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String coupon = coupon(10, 1);
        assertThat(ask(apis.get(0), coupon, "ann", "one", "{\"a\": 1}").status())
                .isEqualTo(202);
        Reply other = ask(apis.get(1), coupon, "ann", "\"one\"", "{\"a\": 2}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(ask(apis.get(1), coupon, "ann", "one", null).status()).isEqualTo(422);
        assertThat(ask(apis.get(1), coupon, "ann", "\"one\"", "{\"a\": 1}").status())
                .isEqualTo(200);
        assertThat(ask(apis.get(1), coupon, "ann", "two", "{\"a\": 2}").status())
                .isEqualTo(200);
        assertThat(ask(apis.get(1), coupon, "bob", "one", "{}").status()).isEqualTo(202);
        assertThat(rows(coupon)).isEqualTo(2);
    }

    @Test
    void aKeyIsForgottenADayLater() {
        String coupon = coupon(10, 2);
        assertThat(ask(apis.get(0), coupon, "ann", "one", "{}").status()).isEqualTo(202);
        accepted(coupon, "23 hours 59 minutes");
        assertThat(ask(apis.get(1), coupon, "ann", "one", "{}").status()).isEqualTo(200);
        assertThat(ask(apis.get(1), coupon, "ann", "one", "{ }").status()).isEqualTo(422);
        accepted(coupon, "24 hours");
        Reply anew = ask(apis.get(1), coupon, "ann", "one", "{ }");
        assertThat(anew.status()).isEqualTo(202);
        assertThat(ask(apis.get(0), coupon, "ann", "one", "{ }").text("requestId"))
                .isEqualTo(anew.text("requestId"));
    }

    @Test
    void aKeyThatIsNoneIsRefusedAndNothingIsWritten() {
        String coupon = coupon(10, 1);
        for (String key : List.of("a b", "\"\"", "x".repeat(129), "\"open", "a,b")) {
            Reply reply = ask(apis.get(0), coupon, "ann", key, null);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("invalid-request");
        }
        Reply twice = apis.get(0)
                .send(request(apis.get(0), coupon, "ann", "one", null).header("Idempotency-Key", "two"));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(rows(coupon)).isZero();
    }

    @Test
    void aMemberOfAFullLineIsAnsweredByTheKeyAndAStrangerFromMemory() {
        String coupon = coupon(2, 2);
        assertThat(ask(apis.get(0), coupon, "ann", "one", null).status()).isEqualTo(202);
        assertThat(ask(apis.get(1), coupon, "ann", "two", null).status()).isEqualTo(202);
        awaitFromMemory(coupon, "sold-out");

        assertThat(ask(apis.get(0), coupon, "ann", "one", null).number("ticket"))
                .isEqualTo(1);
        assertThat(ask(apis.get(0), coupon, "ann", "two", null).number("ticket"))
                .isEqualTo(2);
        assertThat(ask(apis.get(0), coupon, "ann", "two", "{}").status()).isEqualTo(422);
        assertThat(ask(apis.get(0), coupon, "ann", "three", null).problem()).isEqualTo("customer-limit");
    }

    @Test
    void aPausedLineTakesNobodyInUntilItGoesOnAndKnowsItsMembers() {
        String coupon = coupon(10, 2);
        assertThat(ask(apis.get(0), coupon, "ann", "one", null).status()).isEqualTo(202);
        change(coupon, "paused = true");

        Reply paused = ask(apis.get(1), coupon, "bob", null, null);
        assertThat(paused.status()).isEqualTo(409);
        assertThat(paused.problem()).isEqualTo("paused");
        assertThat(paused.response().headers().firstValue("Retry-After")).isPresent();
        awaitFromMemory(coupon, "paused");
        assertThat(ask(apis.get(0), coupon, "ann", "one", null).status()).isEqualTo(200);
        assertThat(ask(apis.get(0), coupon, "ann", "two", null).problem()).isEqualTo("paused");

        change(coupon, "paused = false");
        await().until(() -> ask(apis.get(0), coupon, "bob", null, null).status(), status -> status == 202);
        assertThat(ask(apis.get(1), coupon, "ann", "two", null).status()).isEqualTo(202);
    }

    private static void awaitFromMemory(String coupon, String problem) {
        await().untilAsserted(() -> {
            long before = batches();
            assertThat(ask(apis.get(0), coupon, "stranger", null, null).problem())
                    .isEqualTo(problem);
            assertThat(batches()).isEqualTo(before);
        });
    }

    private static long batches() {
        return apis.get(0)
                .bean(MeterRegistry.class)
                .get("firstcome.intake.batch.size")
                .summary()
                .count();
    }

    private static String coupon(int quantity, int perCustomerLimit) {
        String coupon = apis.getFirst().openCoupon(quantity, 0);
        change(coupon, "per_customer_limit = " + perCustomerLimit);
        return coupon;
    }

    /** As a message of the line would. */
    private static void change(String coupon, String change) {
        database.sql("UPDATE intake.line SET next_sequence = next_sequence + 1, " + change + " WHERE coupon_id = ?")
                .param(UUID.fromString(coupon))
                .update();
    }

    private static void accepted(String coupon, String ago) {
        database.sql("UPDATE intake.issue_request SET accepted_at = clock_timestamp() - ?::interval"
                        + " WHERE coupon_id = ?")
                .params(ago, UUID.fromString(coupon))
                .update();
    }

    private static long rows(String coupon) {
        return database.sql("SELECT count(*) FROM intake.issue_request WHERE coupon_id = ?")
                .param(UUID.fromString(coupon))
                .query(Long.class)
                .single();
    }

    private static Reply ask(
            ApiUnderTest api, String coupon, String customer, @Nullable String key, @Nullable String body) {
        return api.send(request(api, coupon, customer, key, body));
    }

    private static HttpRequest.Builder request(
            ApiUnderTest api, String coupon, String customer, @Nullable String key, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri("/v1/coupons/" + coupon + "/issue-requests"))
                .header("Authorization", "Bearer " + TestTokens.customer(customer))
                .POST(body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return body == null ? request : request.header("Content-Type", "application/json");
    }
}
