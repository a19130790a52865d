package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TcpGate;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the board answers without the database: {@code here} stands behind a gate, {@code there} does not and has no room
 * for members.
 */
class EarlyAnswersIT {

    private static TcpGate gate;
    private static ApiUnderTest here;
    private static ApiUnderTest there;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        PostgresServer postgres = TestBacking.get().postgres();
        String url = ApiUnderTest.freshDatabase("early_answers");
        gate = new TcpGate(postgres.host(), postgres.port());
        here = ApiUnderTest.start(
                gate.jdbcUrl("early_answers"),
                "firstcome.board.stale-millis=60000",
                "firstcome.intake.deadline-millis=500");
        there = ApiUnderTest.start(url, "firstcome.board.max-members-in-memory=0");
        database = ApiUnderTest.database(url);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
        gate.close();
    }

    @BeforeEach
    void openGate() {
        gate.open();
        String nobody = "/v1/campaigns/" + UUID.randomUUID();
        await().until(() -> here.admin("GET", nobody, null).status(), status -> status == 404);
    }

    @Test
    void aSoldOutCouponsCrowdCostsNoDatabase() throws InterruptedException {
        String coupon = here.openCoupon(3, 0);
        fill(coupon, 3);
        awaitAnswersFromMemory(coupon);
        long batches = batches();
        gate.shut();

        List<Callable<Reply>> asks = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            String stranger = "crowd-" + i;
            asks.add(() -> here.ask(coupon, stranger));
        }
        try (Crowd crowd = new Crowd()) {
            assertThat(crowd.all(asks)).allSatisfy(reply -> {
                assertThat(reply.status()).isEqualTo(409);
                assertThat(reply.problem()).isEqualTo("sold-out");
            });
        }
        assertThat(batches()).isEqualTo(batches);
    }

    @Test
    void whoStandsInTheFullLineStillGetsTheTicket() {
        String coupon = here.openCoupon(2, 1);
        fill(coupon, 3);
        awaitAnswersFromMemory(coupon);
        for (int i = 1; i <= 3; i++) {
            Reply again = here.ask(coupon, "member-" + i);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.number("ticket")).isEqualTo(i);
        }
    }

    @Test
    void withoutRoomForMembersTheAnswersAreTheSame() {
        String coupon = here.openCoupon(2, 0);
        fill(coupon, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(there.ask(coupon, "stranger").problem()).isEqualTo("sold-out");
            assertThat(there.ask(coupon, "member-2").number("ticket")).isEqualTo(2);
        }
    }

    @Test
    void aRaiseOnTheOtherInstanceIsSeenSoonAndTheMembersAreReadAnew() {
        String coupon = here.openCoupon(1, 0);
        fill(coupon, 1);
        awaitAnswersFromMemory(coupon);

        assertThat(there.admin("PUT", "/v1/campaigns/" + coupon + "/quantity", "{\"quantity\": 2}")
                        .status())
                .isEqualTo(200);
        Reply let = await().until(() -> here.ask(coupon, "late"), reply -> reply.status() == 202);
        assertThat(let.number("ticket")).isEqualTo(2);

        awaitAnswersFromMemory(coupon);
        gate.shut();
        assertThat(here.ask(coupon, "stranger").problem()).isEqualTo("sold-out");
        gate.open();
        Reply again = await().until(() -> here.ask(coupon, "late"), reply -> reply.status() < 500);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(let.body());
    }

    @Test
    void aRaiseOnThisInstanceIsSeenAtOnce() {
        String coupon = here.openCoupon(1, 0);
        fill(coupon, 1);
        awaitAnswersFromMemory(coupon);
        here.admin("PUT", "/v1/campaigns/" + coupon + "/quantity", "{\"quantity\": 2}");
        assertThat(here.ask(coupon, "late").status()).isEqualTo(202);
    }

    @Test
    void aClosedLineRefusesStrangersFromMemoryAndKnowsItsMembers() {
        String coupon = here.openCoupon(10, 0);
        fill(coupon, 2);
        assertThat(there.admin("POST", "/v1/campaigns/" + coupon + "/close", null)
                        .status())
                .isEqualTo(200);
        await().untilAsserted(() -> {
            long before = batches();
            assertThat(here.ask(coupon, "stranger").problem()).isEqualTo("closed");
            assertThat(batches()).isEqualTo(before);
        });
        assertThat(here.ask(coupon, "member-1").status()).isEqualTo(200);
    }

    @Test
    void beforeTheOpeningNobodyIsAcceptedAndTheAnswerSaysWhenItIs() {
        Instant opensAt = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        String coupon = here.coupon(10, 0, opensAt, opensAt.plusSeconds(60));
        long before = batches();
        Reply reply = here.ask(coupon, "early");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("not-open-yet");
        assertThat(Instant.parse(reply.text("opensAt"))).isEqualTo(opensAt);
        assertThat(batches()).isEqualTo(before);
    }

    @Test
    void fromTheOpeningOnItIsOpenAndFromTheClosingOnItIsClosed() {
        Instant opensAt = Instant.now().plusSeconds(1);
        String coupon = here.coupon(1000, 0, opensAt, opensAt.plusSeconds(3));
        Reply first = await().pollInterval(Duration.ofMillis(20))
                .until(() -> here.ask(coupon, "early"), reply -> reply.status() != 409);
        assertThat(first.status()).isEqualTo(202);
        assertThat(Instant.parse(first.text("acceptedAt"))).isBetween(opensAt, opensAt.plusSeconds(3));
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> here.ask(coupon, UUID.randomUUID().toString()).problem(), "closed"::equals);
        assertThat(database.sql("SELECT count(*) FROM intake.issue_request WHERE coupon_id = ? AND accepted_at >= ?")
                        .param(UUID.fromString(coupon))
                        .param(opensAt.plusSeconds(3).atOffset(java.time.ZoneOffset.UTC))
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(here.ask(coupon, "early").status()).isEqualTo(200);
    }

    private static void fill(String coupon, int members) {
        for (int i = 1; i <= members; i++) {
            assertThat((i % 2 == 0 ? here : there).ask(coupon, "member-" + i).status())
                    .isEqualTo(202);
        }
    }

    /** The members are read after the first stranger has asked. */
    private static void awaitAnswersFromMemory(String coupon) {
        await().untilAsserted(() -> {
            long before = batches();
            assertThat(here.ask(coupon, "stranger").problem()).isEqualTo("sold-out");
            assertThat(batches()).isEqualTo(before);
        });
    }

    private static long batches() {
        return here.bean(MeterRegistry.class)
                .get("firstcome.intake.batch.size")
                .summary()
                .count();
    }
}
