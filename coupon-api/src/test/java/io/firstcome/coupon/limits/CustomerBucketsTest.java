package io.firstcome.coupon.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CustomerBucketsTest {

    private final AtomicLong nanos = new AtomicLong(-5);

    @Test
    void aBurstIsTakenAndThenOneForEachTick() {
        CustomerBuckets buckets = buckets(10, 40, 1_000);
        for (int left = 39; left >= 0; left--) {
            ConsumptionProbe taken = buckets.take("c");
            assertThat(taken.isConsumed()).isTrue();
            assertThat(taken.getRemainingTokens()).isEqualTo(left);
        }
        ConsumptionProbe refused = buckets.take("c");
        assertThat(refused.isConsumed()).isFalse();
        assertThat(refused.getNanosToWaitForRefill()).isEqualTo(100_000_000);

        nanos.addAndGet(Duration.ofMillis(99).toNanos());
        assertThat(buckets.take("c").isConsumed()).isFalse();
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(buckets.take("c").isConsumed()).isTrue();
        assertThat(buckets.take("c").isConsumed()).isFalse();

        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(buckets.take("c").getRemainingTokens()).isEqualTo(39);
    }

    @Test
    void eachCustomerHasABucket() {
        CustomerBuckets buckets = buckets(1, 1, 1_000);
        assertThat(buckets.take("a").isConsumed()).isTrue();
        assertThat(buckets.take("b").isConsumed()).isTrue();
        assertThat(buckets.take("a").isConsumed()).isFalse();
    }

    @Test
    void whoHasLongBeenAwayIsForgottenAndNobodyElse() {
        CustomerBuckets buckets = buckets(10, 40, 1_000);
        buckets.take("a");
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        buckets.take("b");
        assertThat(buckets.size()).isEqualTo(2);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(buckets.size()).isEqualTo(1);
        assertThat(buckets.take("b").getRemainingTokens()).isEqualTo(39);
    }

    @Test
    void moreCustomersThanAllowedAreNotKept() {
        CustomerBuckets buckets = buckets(10, 40, 100);
        for (int i = 0; i < 10_000; i++) {
            buckets.take("customer-" + i);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(100);
    }

    /** Goal: no token is handed out twice. Many threads empty one bucket while time stands still. */
    @Test
    void aCrowdOfOnesOwnGetsNoMoreThanTheBurst() throws Exception {
        CustomerBuckets buckets = buckets(10, 500, 1_000);
        List<Callable<Integer>> asks = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            asks.add(() -> buckets.take("c").isConsumed() ? 1 : 0);
        }
        int taken = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> ask : threads.invokeAll(asks)) {
                taken += ask.get();
            }
        }
        assertThat(taken).isEqualTo(500);
    }

    private CustomerBuckets buckets(int perSecond, int burst, int maxCustomers) {
        return new CustomerBuckets(
                new LimitSettings(perSecond, burst, maxCustomers, 16_384, 2_048, 10_000), new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return nanos.get();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                });
    }
}
