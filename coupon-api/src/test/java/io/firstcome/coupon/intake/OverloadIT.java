package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A writer that is held up by a line's lock: what waits behind it is bounded, in number and in time. */
class OverloadIT {

    private static String url;
    private static JdbcClient database;
    private static ApiUnderTest api;

    @BeforeAll
    static void start() {
        url = ApiUnderTest.freshDatabase("overload");
        database = ApiUnderTest.database(url);
        api = ApiUnderTest.start(
                url,
                "firstcome.intake.writers=1",
                "firstcome.intake.queue-capacity=3",
                "firstcome.intake.deadline-millis=400",
                "firstcome.intake.lock-timeout-millis=3000");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aFullQueueAndAPassedDeadlineAreRefusedAndWriteNothing() throws SQLException {
        String coupon = api.openCoupon(100, 0);
        try (Crowd crowd = new Crowd()) {
            Future<Reply> taken;
            List<Future<Reply>> waiting = new ArrayList<>();
            try (LockedLine _ = LockedLine.of(url, coupon)) {
                taken = crowd.begin(() -> api.ask(coupon, "taken"));
                LockedLine.awaitBlockedWriters(url, 1);
                for (int i = 0; i < 3; i++) {
                    String name = "waiting-" + i;
                    waiting.add(crowd.begin(() -> api.ask(coupon, name)));
                }
                await().until(() -> queued() == 3);

                Reply refused = api.ask(coupon, "one-too-many");
                expectOverloaded(refused);
                waiting.forEach(future -> expectOverloaded(Crowd.get(future)));
                assertThat(taken.isDone()).isFalse();
            }
            assertThat(Crowd.get(taken).status()).isEqualTo(202);
        }
        assertThat(customers(coupon)).containsExactly("taken");
        assertThat(api.ask(coupon, "afterwards").number("ticket")).isEqualTo(2);
    }

    @Test
    void aStuckLineDoesNotHoldUpTheOthersForLong() throws SQLException {
        String stuck = api.openCoupon(100, 0);
        String free = api.openCoupon(100, 0);
        try (Crowd crowd = new Crowd();
                LockedLine _ = LockedLine.of(url, stuck)) {
            Future<Reply> refused = crowd.begin(() -> api.ask(stuck, "customer"));
            expectOverloaded(Crowd.get(refused));
            assertThat(api.ask(free, "customer").status()).isEqualTo(202);
        }
        assertThat(customers(stuck)).isEmpty();
        assertThat(api.ask(stuck, "customer").status()).isEqualTo(202);
    }

    private static void expectOverloaded(Reply reply) {
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.problem()).isEqualTo("overloaded");
        assertThat(reply.response().headers().firstValue("Retry-After")).hasValue("1");
    }

    private static double queued() {
        return api.bean(MeterRegistry.class)
                .get("firstcome.intake.queue.size")
                .gauge()
                .value();
    }

    private static List<String> customers(String coupon) {
        return database.sql("SELECT customer_id FROM intake.issue_request WHERE coupon_id = ? ORDER BY ticket")
                .param(UUID.fromString(coupon))
                .query(String.class)
                .list();
    }
}
