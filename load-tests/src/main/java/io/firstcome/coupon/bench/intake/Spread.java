package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.wire.OpenCoupons;
import io.firstcome.coupon.bench.wire.Requests;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests for many coupons at once. The coupons are published once, and last for all samples. */
final class Spread {

    private final OpenCoupons coupons;
    private final Requests requests;
    private final int count;
    private @Nullable Supplier<byte[]> spread;

    Spread(OpenCoupons coupons, Requests requests, int count) {
        this.coupons = coupons;
        this.requests = requests;
        this.count = count;
    }

    Supplier<byte[]> requests() throws IOException, InterruptedException {
        Supplier<byte[]> before = spread;
        if (before != null) {
            return before;
        }
        Supplier<byte[]> made = requests.spread(coupons.published(count, OpenCoupons.PLENTY));
        spread = made;
        return made;
    }
}
