package io.firstcome.coupon.issuing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** The pace in force, this instance's part and how many coupons have a bound; a coupon's own stands in the health. */
@Component
final class PaceMetrics {

    PaceMetrics(MeterRegistry registry, Pace pace, CouponBounds bounds) {
        Gauge.builder("firstcome.issuing.pace", pace, Pace::perSecond)
                .baseUnit("requests per second")
                .register(registry);
        Gauge.builder("firstcome.issuing.pace.part", pace, Pace::partPerSecond)
                .baseUnit("requests per second")
                .register(registry);
        Gauge.builder("firstcome.issuing.bounds", bounds, each -> each.inForce().size())
                .register(registry);
    }
}
