package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GracefulStopIT {

    /** The writers are held up, the queue is full of customers, the stop begins: each still gets an answer. */
    @Test
    void whoWaitsInTheQueueIsAnsweredBeforeTheInstanceStops() throws Exception {
        String url = ApiUnderTest.freshDatabase("graceful_stop");
        ApiUnderTest api = ApiUnderTest.start(
                url,
                "firstcome.intake.max-batch=5",
                "firstcome.intake.writers=2",
                "firstcome.intake.deadline-millis=20000",
                "firstcome.intake.lock-timeout-millis=20000",
                "firstcome.intake.statement-timeout-millis=20000");
        String coupon = api.openCoupon(100, 0);
        List<Future<Reply>> waiting = new ArrayList<>();
        Thread stopping;
        try (Crowd crowd = new Crowd()) {
            try (LockedLine _ = LockedLine.of(url, coupon)) {
                waiting.add(crowd.begin(() -> api.ask(coupon, "customer-0")));
                LockedLine.awaitBlockedWriters(url, 1);
                waiting.add(crowd.begin(() -> api.ask(coupon, "customer-1")));
                LockedLine.awaitBlockedWriters(url, 2);
                for (int i = 2; i < 40; i++) {
                    String name = "customer-" + i;
                    waiting.add(crowd.begin(() -> api.ask(coupon, name)));
                }
                IntakeQueue queue = api.bean(IntakeQueue.class);
                await().until(() -> queue.waiting() == 38);
                stopping = Thread.ofPlatform().start(api::close);
                await().until(() -> refusesConnections(api, coupon));
                assertThat(waiting).noneMatch(Future::isDone);
            }
            assertThat(waiting.stream().map(Crowd::get))
                    .allSatisfy(reply -> assertThat(reply.status()).isEqualTo(202));
        }
        stopping.join();
        assertThat(ApiUnderTest.database(url)
                        .sql("SELECT count(*) FROM intake.issue_request")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    private static boolean refusesConnections(ApiUnderTest api, String coupon) {
        try {
            return api.ask(coupon, "").status() == 503;
        } catch (UncheckedIOException _) {
            return true;
        }
    }

    /** Where the web server does not wait, the queue does. */
    @Test
    void whatIsLeftInTheQueueIsRefusedRatherThanDropped() throws SQLException, InterruptedException {
        String url = ApiUnderTest.freshDatabase("graceful_stop_bounded");
        ApiUnderTest api = ApiUnderTest.start(url, "firstcome.intake.writers=1", "firstcome.intake.max-batch=1");
        String coupon = api.openCoupon(100, 0);
        IntakeQueue queue = api.bean(IntakeQueue.class);
        CouponId couponId = CouponId.parse(coupon);
        List<Future<Answer>> waiting = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (LockedLine _ = LockedLine.of(url, coupon)) {
                for (int i = 0; i < 5; i++) {
                    CustomerId customer = new CustomerId("customer-" + i);
                    waiting.add(threads.submit(() -> queue.ask(couponId, customer, null)));
                }
                await().until(() -> queue.waiting() == 4);
                queue.stop();
            }
        }
        assertThat(waiting).extracting(Future::resultNow).containsOnly(new Answer.Overloaded());
        api.close();
    }
}
