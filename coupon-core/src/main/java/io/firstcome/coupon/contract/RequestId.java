package io.firstcome.coupon.contract;

import java.util.UUID;

/** Names one customer's request to be issued a coupon; also the id of its message in the line. */
public record RequestId(UUID value) {

    /**
     * Reads the textual form.
     *
     * @throws IllegalArgumentException if the text is not a UUID in its usual 36 characters
     */
    public static RequestId parse(String text) {
        return new RequestId(Uuids.parse(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
