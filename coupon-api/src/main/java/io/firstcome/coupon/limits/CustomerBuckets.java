package io.firstcome.coupon.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A token bucket for each customer who has asked lately. A request takes its own customer's bucket with one compare-and-set
 * and shares no lock with others. A bucket that nobody has used for as long as it takes to fill is forgotten: a new one
 * would be the same.
 */
final class CustomerBuckets {

    private final Cache<String, Bucket> buckets;
    private final int perSecond;
    private final int burst;
    private final TimeMeter time;

    /** @param time nanoseconds that only grow */
    CustomerBuckets(LimitSettings settings, TimeMeter time) {
        this.perSecond = settings.requestsPerSecond();
        this.burst = settings.burst();
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(settings.maxCustomers())
                .expireAfterAccess(Duration.ofSeconds(fillSeconds() + 1))
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Takes one token from the customer's bucket, if there is one. */
    ConsumptionProbe take(String customer) {
        return buckets.get(customer, _ -> newBucket()).tryConsumeAndReturnRemaining(1);
    }

    /** How long an empty bucket takes to be full, rounded up. */
    long fillSeconds() {
        return Math.ceilDiv(burst, Math.max(1, perSecond));
    }

    /** How many are kept; for a moment it may be a few more than allowed. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }
}
