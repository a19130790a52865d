package io.firstcome.coupon.bench.reference;

import io.firstcome.coupon.api.CouponApiApplication;

/** Runs coupon-api with the references; its arguments are coupon-api's. */
public final class BenchApi {

    private BenchApi() {}

    public static void main(String[] args) {
        CouponApiApplication.application()
                .sources(References.class, RedisReference.class)
                .run(args);
    }
}
