package io.firstcome.coupon.pace;

import io.firstcome.coupon.api.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The versions that an admin has seen (RFC 9110, 13.1.1); without the header every version will do, so that an emergency
 * stop needs no look before.
 */
record IfMatch(@Nullable String header) {

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** Ends the request as {@code precondition-failed} if the version that is there is none of them. */
    void check(long version) {
        if (header == null || header.isBlank()) {
            return;
        }
        ETag current = ETag.create(etag(version));
        boolean matches =
                header.trim().equals("*") || ETag.parse(header).stream().anyMatch(seen -> seen.compare(current, true));
        if (!matches) {
            throw Problem.PRECONDITION_FAILED.asException("The pace was set by others meanwhile; its version is now "
                    + version + ". Look at it and try again.");
        }
    }
}
