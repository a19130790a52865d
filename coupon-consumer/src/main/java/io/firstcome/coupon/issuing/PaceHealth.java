package io.firstcome.coupon.issuing;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The pace in force, this instance's part of it and the coupons' bounds; a stop is no fault. */
@Component("paceHealthIndicator")
final class PaceHealth implements HealthIndicator {

    /** More are counted, not named. */
    private static final int MAX_NAMED = 50;

    private final Pace pace;
    private final CouponBounds bounds;
    private final PaceTail tail;

    PaceHealth(Pace pace, CouponBounds bounds, PaceTail tail) {
        this.pace = pace;
        this.bounds = bounds;
        this.tail = tail;
    }

    @Override
    public Health health() {
        Map<String, Integer> inForce = bounds.inForce().entrySet().stream()
                .collect(Collectors.toMap(bound -> bound.getKey().toString(), Map.Entry::getValue));
        return Health.up()
                .withDetail("issuesPerSecond", pace.perSecond())
                .withDetail("partPerSecond", pace.partPerSecond())
                .withDetail("boundedCoupons", inForce.size())
                .withDetail(
                        "boundsPerSecond",
                        inForce.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .limit(MAX_NAMED)
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .withDetail("hearsOfChanges", tail.hears())
                .build();
    }
}
