package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.outcome.TestDecisions.issued;
import static io.firstcome.coupon.outcome.TestDecisions.progress;
import static io.firstcome.coupon.outcome.TestDecisions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.api.UsualInstances;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.outbox.SeededLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** The status of a request on two instances and after a restart, while the test speaks for the ledger. */
@ExtendWith(UsualInstances.Given.class)
class IssueRequestStatusIT {

    private static DecisionsTopic topic;
    private static ApiUnderTest first;
    private static ApiUnderTest second;

    @BeforeAll
    static void start(UsualInstances usual) {
        topic = DecisionsTopic.open();
        first = usual.first();
        second = usual.second();
    }

    @AfterAll
    static void stop() {
        topic.close();
    }

    @Test
    void movesFromAcceptedToItsEndOnEveryInstance() {
        SeededLine line = line(2, 4);
        onBoth(line, 4, "accepted", 3L);

        topic.say(issued(line, 1, 1), progress(line, 1, 1, 0));
        onBoth(line, 4, "accepted", 2L);
        onBoth(line, 1, "issued", null);

        topic.say(issued(line, 2, 2), progress(line, 4, 2, 2));
        onBoth(line, 2, "issued", null);
        onBoth(line, 3, "waiting", 0L);
        onBoth(line, 4, "waiting", 1L);

        topic.say(issued(line, 3, 3), refused(line, 4, RefusalReason.SOLD_OUT), progress(line, 4, 3, 0));
        onBoth(line, 3, "issued", null);
        onBoth(line, 4, "refused", null);
    }

    /** Whatever autovacuum knows of the tables by then. */
    @Test
    void isReadByTheIndexes() {
        SqlArrayValue requests = new SqlArrayValue("uuid", UUID.randomUUID());
        SqlArrayValue customers = new SqlArrayValue("text", "anybody");
        assertThat(first.bean(ReadingPool.class)
                        .client()
                        .sql("EXPLAIN " + AcceptedRequests.FIND)
                        .param(requests)
                        .param(customers)
                        .query(String.class)
                        .list())
                .anyMatch(step -> step.contains("issue_request_pkey"))
                .noneMatch(step -> step.contains("Seq Scan") || step.contains("Sort"));
    }

    @Test
    void tellsAllThatAppliesAndNothingElse() {
        SeededLine line = line(2, 2);
        Reply undecided = status(first, line, 1);
        assertThat(undecided.status()).isEqualTo(200);
        assertThat(undecided.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "requestId", "couponId", "ticket", "status", "position", "estimateKnown", "acceptedAt");
        assertThat(undecided.body().path("estimateKnown").asBoolean()).isFalse();
        assertThat(undecided.text("requestId"))
                .isEqualTo(line.request(1).requestId().toString());
        assertThat(undecided.text("couponId")).isEqualTo(line.couponId().toString());
        assertThat(undecided.number("ticket")).isEqualTo(1);
        assertThat(Instant.parse(undecided.text("acceptedAt")))
                .isEqualTo(line.request(1).acceptedAt());
        assertThat(undecided.response().headers().firstValue("Retry-After")).contains("1");

        topic.say(issued(line, 1, 1), refused(line, 2, RefusalReason.CUSTOMER_LIMIT), progress(line, 2, 1, 0));
        onBoth(line, 1, "issued", null);
        onBoth(line, 2, "refused", null);

        Reply issued = status(first, line, 1);
        assertThat(issued.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "requestId", "couponId", "ticket", "status", "coupon", "acceptedAt", "decidedAt");
        assertThat(issued.body().path("coupon").path("couponId").asString())
                .isEqualTo(line.couponId().toString());
        assertThat(issued.body().path("coupon").path("name").asString()).isEqualTo("A seeded coupon");
        assertThat(issued.body().path("coupon").path("serial").asLong()).isEqualTo(1);
        assertThat(issued.body().path("coupon").path("validUntil").asString())
                .isEqualTo(TestDecisions.VALID_UNTIL.toString());
        assertThat(Instant.parse(issued.text("decidedAt"))).isEqualTo(TestDecisions.DECIDED);
        assertThat(issued.response().headers().firstValue("Retry-After")).isEmpty();
        assertThat(status(second, line, 2).text("reason")).isEqualTo("customer-limit");
    }

    @Test
    void isRightAtOnceAfterARestart(UsualInstances usual) {
        SeededLine line = line(2, 3);
        topic.say(issued(line, 1, 1), progress(line, 1, 1, 0));
        JdbcClient database = first.bean(JdbcClient.class);
        await().until(() -> database.sql("SELECT count(*) FROM intake.line_progress WHERE coupon_id = ?")
                        .param(line.couponId().value())
                        .query(Long.class)
                        .single()
                == 1);

        try (ApiUnderTest restarted = usual.further()) {
            assertThat(status(restarted, line, 1).text("status")).isEqualTo("issued");
            assertThat(status(restarted, line, 3).number("position")).isEqualTo(1);
        }
    }

    @Test
    void isForItsOwnerOnly() {
        SeededLine line = line(2, 2);
        String path = "/v1/issue-requests/" + line.request(1).requestId();

        Reply others = first.send("GET", path, TestTokens.customer("customer-2"), null);
        Reply unknown =
                first.send("GET", "/v1/issue-requests/" + UUID.randomUUID(), TestTokens.customer("customer-2"), null);
        Reply malformed = first.send("GET", "/v1/issue-requests/1-1-1-1-1", TestTokens.customer("customer-1"), null);

        for (Reply reply : List.of(others, unknown, malformed)) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.problem()).isEqualTo("unknown-request");
            assertThat(reply.text("detail")).isEqualTo(unknown.text("detail"));
        }
        assertThat(first.send("GET", path, TestTokens.customer("customer-1"), null)
                        .status())
                .isEqualTo(200);
        assertThat(first.send("GET", path, null, null).status()).isEqualTo(401);
        assertThat(first.send("GET", path, TestTokens.admin(), null).status()).isEqualTo(403);
    }

    private static SeededLine line(int quantity, int requests) {
        return SeededLine.create(first.bean(JdbcClient.class), quantity, requests);
    }

    private static void onBoth(SeededLine line, int ticket, String status, @Nullable Long position) {
        for (ApiUnderTest instance : List.of(first, second)) {
            await().untilAsserted(() -> {
                Reply reply = status(instance, line, ticket);
                assertThat(reply.text("status")).isEqualTo(status);
                assertThat(reply.body().path("position").isMissingNode()).isEqualTo(position == null);
                if (position != null) {
                    assertThat(reply.number("position")).isEqualTo(position);
                }
            });
        }
    }

    private static Reply status(ApiUnderTest instance, SeededLine line, int ticket) {
        return instance.send(
                "GET",
                "/v1/issue-requests/" + line.request(ticket).requestId(),
                TestTokens.customer("customer-" + ticket),
                null);
    }
}
