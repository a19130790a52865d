package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.outcome.TestDecisions.issued;
import static io.firstcome.coupon.outcome.TestDecisions.progress;
import static io.firstcome.coupon.outcome.TestDecisions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.UsualInstances;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.outbox.SeededLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers who prefer to wait, on two instances of one database, while the test speaks for the ledger. */
@ExtendWith(UsualInstances.Given.class)
class WaitingIT {

    private static final Customer ANN = new Customer("ann");
    private static final Customer BOB = new Customer("bob");

    private static DecisionsTopic topic;
    private static ApiUnderTest first;
    private static ApiUnderTest second;

    @BeforeAll
    static void start(UsualInstances usual) {
        topic = DecisionsTopic.open();
        first = usual.first();
        second = usual.further("firstcome.outcome.max-wait-seconds=1", "firstcome.outcome.max-waiting=1");
        Customer.awaitHearing(first, topic);
        Customer.awaitHearing(second, topic);
    }

    @AfterAll
    static void stop() {
        second.close();
        topic.close();
    }

    @Test
    void whoAsksAndWaitsIsAnsweredWithTheCouponAndAskingAgainWithTheSame() throws Exception {
        String coupon = first.openCoupon(5, 0);
        CompletableFuture<Reply> asking = ANN.beginAsking(first, coupon, "wait=30");
        Reply accepted = ANN.ask(second, coupon, null);
        assertThat(accepted.status()).isEqualTo(200);

        topic.say(issued(accepted, "ann", 1), progress(accepted, 1, 1, 0, 5));

        Reply reply = asking.get(20, TimeUnit.SECONDS);
        assertThat(reply.status()).isEqualTo(201);
        assertThat(header(reply, "Preference-Applied")).contains("wait=30");
        assertThat(header(reply, "Location")).contains("/v1/issue-requests/" + accepted.text("requestId"));
        assertThat(header(reply, "Retry-After")).isEmpty();
        assertThat(reply.text("status")).isEqualTo("issued");
        assertThat(reply.number("ticket")).isEqualTo(1);
        assertThat(reply.body().path("coupon").propertyNames())
                .containsExactlyInAnyOrder("couponId", "name", "code", "serial", "validUntil");
        assertThat(reply.body().path("coupon").path("name").asString()).isEqualTo("test");

        for (ApiUnderTest api : List.of(first, second)) {
            for (String prefer : new String[] {null, "wait=30"}) {
                Reply again = await().until(
                                () -> ANN.ask(api, coupon, prefer),
                                same -> same.text("status").equals("issued"));
                assertThat(again.status()).isEqualTo(200);
                assertThat(again.body()).isEqualTo(reply.body());
            }
        }
    }

    @Test
    void whoIsRefusedWhileWaitingIsToldWhyWithTheRequestAndTheTicket() throws Exception {
        String coupon = first.openCoupon(1, 3);
        Reply holder = new Customer("holder").ask(first, coupon, null);
        for (RefusalReason reason : List.of(RefusalReason.SOLD_OUT, RefusalReason.CLOSED, RefusalReason.FAILED)) {
            String name = "late-" + reason.code();
            Customer late = new Customer(name);
            CompletableFuture<Reply> asking = late.beginAsking(first, coupon, "wait=30");
            Reply accepted = late.ask(second, coupon, null);
            topic.say(refused(accepted, name, reason), progress(holder, accepted.number("ticket"), 1, 0, 1));

            Reply reply = asking.get(20, TimeUnit.SECONDS);
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.problem()).isEqualTo(reason.code());
            assertThat(reply.text("requestId")).isEqualTo(accepted.text("requestId"));
            assertThat(reply.number("ticket")).isEqualTo(accepted.number("ticket"));
            assertThat(header(reply, "Preference-Applied")).contains("wait=30");
            assertThat(late.ask(first, coupon, "wait=30").status()).isEqualTo(409);
            assertThat(late.ask(first, coupon, null).text("reason")).isEqualTo(reason.code());
        }
    }

    @Test
    void anotherInstanceThanTheOneThatAcceptedAnswersWhoWaitsThere(UsualInstances usual) throws Exception {
        String coupon = first.openCoupon(5, 0);
        Reply accepted = ANN.ask(first, coupon, null);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(header(accepted, "Preference-Applied")).isEmpty();
        Customer.awaitHearing(usual.second(), topic);
        CompletableFuture<Reply> here = ANN.beginStatus(first, accepted.text("requestId"), "wait=30");
        CompletableFuture<Reply> there = ANN.beginStatus(usual.second(), accepted.text("requestId"), "wait=30");

        topic.say(issued(accepted, "ann", 1), progress(accepted, 1, 1, 0, 5));

        for (CompletableFuture<Reply> waiting : List.of(here, there)) {
            Reply reply = waiting.get(20, TimeUnit.SECONDS);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text("status")).isEqualTo("issued");
            assertThat(header(reply, "Preference-Applied")).contains("wait=30");
        }
        try (ApiUnderTest restarted = usual.further()) {
            Reply reply = ANN.status(restarted, accepted.text("requestId"), "wait=30");
            assertThat(reply.text("status")).isEqualTo("issued");
        }
    }

    @Test
    void whatIsNotDecidedInTimeIsAnsweredAsUsualAndTheWishIsCut() {
        String coupon = first.openCoupon(5, 0);
        Reply asked = ANN.ask(second, coupon, "respond-async, wait=60");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(header(asked, "Preference-Applied")).contains("wait=1");
        assertThat(header(asked, "Retry-After")).contains("1");
        assertThat(asked.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "requestId", "couponId", "ticket", "status", "position", "estimateKnown", "acceptedAt");
        assertThat(asked.number("position")).isZero();

        Reply status = ANN.status(second, asked.text("requestId"), "wait=1");
        assertThat(status.status()).isEqualTo(200);
        assertThat(status.text("status")).isEqualTo("accepted");
        assertThat(header(status, "Preference-Applied")).contains("wait=1");
        assertThat(header(ANN.status(second, asked.text("requestId"), "wait=never"), "Preference-Applied"))
                .isEmpty();
        assertThat(BOB.status(second, asked.text("requestId"), "wait=1").status())
                .isEqualTo(404);
        assertThat(second.bean(WaitingCustomers.class).waiting()).isZero();
    }

    @Test
    void whereNoneMayWaitAnyMoreTheAnswerComesAtOnce() throws Exception {
        String coupon = first.openCoupon(5, 0);
        CompletableFuture<Reply> waiting = ANN.beginAsking(second, coupon, "wait=1");
        Reply atOnce = BOB.ask(second, coupon, "wait=1");
        assertThat(atOnce.status()).isEqualTo(202);
        assertThat(header(atOnce, "Preference-Applied")).isEmpty();
        assertThat(header(waiting.get(20, TimeUnit.SECONDS), "Preference-Applied"))
                .contains("wait=1");
    }

    /** The decision was told before the instance began to listen; it comes into the tables after its first look. */
    @Test
    void aDecisionThatWasMissedIsFoundInTheTables(UsualInstances usual) throws Exception {
        JdbcClient database = usual.database();
        SeededLine line = SeededLine.create(database, 3, 3);
        database.sql("INSERT INTO intake.line_progress VALUES (?, 4, 2, 2, 0, 3, false, now())")
                .param(line.couponId().value())
                .update();
        try (ApiUnderTest restarted = usual.further()) {
            CompletableFuture<Reply> waiting = new Customer("customer-1")
                    .beginStatus(restarted, line.request(1).requestId().toString(), "wait=30");
            database.sql(
                            "INSERT INTO intake.outcome (request_id, coupon_id, ticket, outcome, serial, decided_at,"
                                    + " customer_id, code, valid_until) VALUES (?, ?, 1, 'issued', 1, now(), 'customer-1', ?, now())")
                    .params(
                            line.request(1).requestId().value(),
                            line.couponId().value(),
                            TestDecisions.code(line.request(1)).value())
                    .update();
            Reply reply = waiting.get(15, TimeUnit.SECONDS);
            assertThat(reply.text("status")).isEqualTo("issued");
        }
    }

    @Test
    void anInstanceThatStopsAnswersWhoWaitsAtOnce(UsualInstances usual) throws Exception {
        String coupon = first.openCoupon(5, 0);
        ApiUnderTest stopping = usual.further();
        CompletableFuture<Reply> asking;
        CompletableFuture<Reply> looking;
        try (stopping) {
            asking = ANN.beginAsking(stopping, coupon, "wait=30");
            Reply accepted = ANN.ask(first, coupon, null);
            looking = ANN.beginStatus(stopping, accepted.text("requestId"), "wait=30");
        }
        assertThat(asking.get(5, TimeUnit.SECONDS).status()).isEqualTo(202);
        assertThat(looking.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void theEstimateIsKnownOnceTheLineMoves() {
        String coupon = first.openCoupon(1000, 0);
        Reply ann = ANN.ask(first, coupon, null);
        for (int i = 2; i <= 40; i++) {
            new Customer("other-" + i).ask(first, coupon, null);
        }
        Reply bob = BOB.ask(second, coupon, null);
        assertThat(bob.body().path("estimateKnown").asBoolean()).isFalse();
        long[] decided = {0};
        Reply known = await().pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            decided[0] = Math.min(39, decided[0] + 1);
                            topic.say(progress(ann, decided[0], decided[0], 0, 1000));
                            return BOB.ask(first, coupon, null);
                        },
                        reply -> reply.body().path("estimateKnown").asBoolean());
        assertThat(known.number("estimatedSeconds")).isBetween(1L, 60L);
        assertThat(header(known, "Retry-After"))
                .contains(Long.toString(Math.clamp(known.number("estimatedSeconds") / 2, 1, 30)));
        Optional<UUID> same = Optional.of(UUID.fromString(known.text("requestId")));
        assertThat(same).contains(UUID.fromString(bob.text("requestId")));
    }

    private static Optional<String> header(Reply reply, String name) {
        return reply.response().headers().firstValue(name);
    }
}
