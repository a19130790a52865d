package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The versions of a campaign that an admin's change is for: the header {@code If-Match} (RFC 9110, 13.1.1).
 *
 * @param tags none if any version will do
 */
record IfMatch(List<ETag> tags) {

    static final IfMatch ANY = new IfMatch(ETag.parse("*"));

    static IfMatch of(@Nullable String header) {
        return header == null ? ANY : new IfMatch(ETag.parse(header));
    }

    /** For changes that replace the whole: what the admin has not seen must not be lost. */
    static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.PRECONDITION_REQUIRED.asException();
        }
        return of(header);
    }

    /** By strong comparison: a weak tag never matches. */
    boolean matches(long version) {
        ETag current = tag(version);
        return tags.stream().anyMatch(tag -> tag.isWildcard() || tag.compare(current, true));
    }

    static ETag tag(long version) {
        return new ETag(Long.toString(version), false);
    }
}
