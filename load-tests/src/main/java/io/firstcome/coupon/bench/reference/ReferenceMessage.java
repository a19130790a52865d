package io.firstcome.coupon.bench.reference;

import java.time.Instant;
import java.util.UUID;

/** A message of about the size of coupon-api's. */
final class ReferenceMessage {

    private ReferenceMessage() {}

    static String of(UUID request, UUID coupon, String customer) {
        return "{\"requestId\":\"" + request + "\",\"couponId\":\"" + coupon + "\",\"customerId\":\"" + customer
                + "\",\"nth\":1,\"ticket\":1,\"sequence\":1,\"acceptedAt\":\"" + Instant.now() + "\"}";
    }
}
