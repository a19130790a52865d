package io.firstcome.coupon.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The versions that an admin's change is for: the header {@code If-Match} (RFC 9110, 13.1.1).
 *
 * @param tags none if any version will do
 */
public record IfMatch(List<ETag> tags) {

    /** Any version will do. */
    public static final IfMatch ANY = new IfMatch(ETag.parse("*"));

    /** What the header says; without it any version will do. */
    public static IfMatch of(@Nullable String header) {
        return header == null ? ANY : new IfMatch(ETag.parse(header));
    }

    /** For changes that replace the whole: what the admin has not seen must not be lost. */
    public static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.PRECONDITION_REQUIRED.asException();
        }
        return of(header);
    }

    /** By strong comparison: a weak tag never matches. */
    public boolean matches(long version) {
        ETag current = tag(version);
        return tags.stream().anyMatch(tag -> tag.isWildcard() || tag.compare(current, true));
    }

    /** The tag of a version, to be sent with it. */
    public static ETag tag(long version) {
        return new ETag(Long.toString(version), false);
    }
}
