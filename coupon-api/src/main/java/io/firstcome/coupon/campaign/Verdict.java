package io.firstcome.coupon.campaign;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a coupon says to a wanted change. */
sealed interface Verdict {

    record Changed() implements Verdict {}

    /** It is as wanted already. */
    record Unchanged() implements Verdict {}

    /** It is to be deleted. */
    record Deleted() implements Verdict {}

    /**
     * The coupon, as it stands, does not allow it.
     *
     * @param why in the admin's words
     * @param members what a program can read of it
     */
    record Refused(String why, Map<String, Long> members) implements Verdict {

        Refused(String why) {
            this(why, Map.of());
        }

        static Refused in(CouponState state, Set<CouponState> allowed) {
            String others = allowed.stream().map(CouponState::code).collect(Collectors.joining(" or "));
            return new Refused("It is " + state.code() + ", not " + others + ".");
        }
    }

    /** What was sent does not fit to the coupon: each field and what it must be. */
    record Invalid(Map<String, String> fields) implements Verdict {}
}
