package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;

/** A customer's place in a coupon's line; committed. */
record Place(RequestId requestId, long ticket, Instant acceptedAt) {}
