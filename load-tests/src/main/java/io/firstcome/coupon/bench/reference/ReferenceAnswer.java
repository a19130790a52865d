package io.firstcome.coupon.bench.reference;

import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Says as much as coupon-api says to who has just been accepted. */
record ReferenceAnswer(
        UUID requestId,
        UUID couponId,
        long ticket,
        String status,
        long position,
        boolean estimateKnown,
        Instant acceptedAt) {

    static ResponseEntity<ReferenceAnswer> accepted(UUID request, UUID coupon, long ticket) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(new ReferenceAnswer(request, coupon, ticket, "accepted", 0, false, Instant.now()));
    }
}
