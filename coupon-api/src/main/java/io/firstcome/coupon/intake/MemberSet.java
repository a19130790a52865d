package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CustomerId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Customers as sorted 64-bit hashes: no member is ever missed, a stranger is taken for one at about n in 2^64. */
final class MemberSet {

    private final long[] hashes;
    private volatile long lastUsedNanos = System.nanoTime();

    private MemberSet(long[] hashes) {
        this.hashes = hashes;
    }

    int size() {
        return hashes.length;
    }

    boolean mayContain(CustomerId customer) {
        lastUsedNanos = System.nanoTime();
        return Arrays.binarySearch(hashes, hash(customer.value())) >= 0;
    }

    /** How long nobody has asked it. */
    long idleNanos() {
        return System.nanoTime() - lastUsedNanos;
    }

    /** FNV-1a over the characters, then the finish of SplitMix64 so that near ids lie far apart. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }

    /** Takes exactly the expected number of members. */
    static final class Builder {

        private final long[] hashes;
        private int count;

        Builder(int expected) {
            this.hashes = new long[expected];
        }

        /** Returns false if there are more than expected. */
        boolean add(String customer) {
            if (count == hashes.length) {
                return false;
            }
            hashes[count++] = hash(customer);
            return true;
        }

        /** Returns null if there are fewer than expected. */
        @Nullable
        MemberSet build() {
            if (count < hashes.length) {
                return null;
            }
            Arrays.sort(hashes);
            return new MemberSet(hashes);
        }
    }
}
