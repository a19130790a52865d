package io.firstcome.coupon.promises;

import java.util.UUID;

/** PostgreSQL orders UUIDs by their bytes; {@link UUID#compareTo} takes the halves as signed numbers. */
final class Uuids {

    private Uuids() {}

    static int compare(UUID left, UUID right) {
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }
}
