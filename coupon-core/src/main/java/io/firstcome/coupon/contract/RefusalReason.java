package io.firstcome.coupon.contract;

import java.util.Arrays;
import java.util.Optional;

/** Why a request that stood in the line was refused. */
public enum RefusalReason {
    /** All coupons went to earlier tickets. */
    SOLD_OUT("sold-out"),
    /** The line had ended before the request's place in it. */
    CLOSED("closed"),
    /** The customer has, or waits for, as many coupons as the terms allow. */
    CUSTOMER_LIMIT("customer-limit"),
    /** The request could not be taken in, and an admin closed it. */
    FAILED("failed");

    private final String code;

    RefusalReason(String code) {
        this.code = code;
    }

    /** The reason's name on the wire, in the database and in answers. */
    public String code() {
        return code;
    }

    /** The reason of that code; empty if there is none. */
    public static Optional<RefusalReason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
