package io.firstcome.coupon.contract;

import java.util.UUID;

/** {@link UUID#fromString} accepts groups of other lengths ("1-1-1-1-1") and digits of any script; an id does not. */
final class Uuids {

    private Uuids() {}

    static UUID parse(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not a UUID of 36 characters");
        }
        return uuid;
    }
}
