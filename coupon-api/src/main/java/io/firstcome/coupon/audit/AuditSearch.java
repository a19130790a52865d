package io.firstcome.coupon.audit;

import io.firstcome.coupon.api.FieldErrors;
import io.firstcome.coupon.api.PageLink;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for, and from where on.
 *
 * @param subject null for all
 * @param who null for all
 * @param limit how many at most
 * @param after only what has a lower id
 */
record AuditSearch(@Nullable String subject, @Nullable String who, int limit, long after) {

    private static final int MAX_SUBJECT_LENGTH = 200;

    /** Ends the handling of the request with all that is wrong. */
    static AuditSearch of(
            @Nullable String subject, @Nullable String who, @Nullable Integer limit, @Nullable String after) {
        FieldErrors errors = new FieldErrors();
        check("subject", subject, MAX_SUBJECT_LENGTH, errors);
        check("who", who, Admin.MAX_LENGTH, errors);
        int pageLimit = PageLink.limit(limit, errors);
        long before = after == null ? Long.MAX_VALUE : id(after, errors);
        errors.throwIfAny();
        return new AuditSearch(subject, who, pageLimit, before);
    }

    private static void check(String field, @Nullable String text, int maxLength, FieldErrors errors) {
        if (text != null && (text.length() > maxLength || text.chars().anyMatch(Character::isISOControl))) {
            errors.add(field, "must have at most " + maxLength + " characters and no control characters");
        }
    }

    private static long id(String after, FieldErrors errors) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException _) {
            errors.add("after", "must be from the link of a page before");
            return 0;
        }
    }

    PageLink next(AuditEntry last) {
        return PageLink.to("/v1/audit")
                .with("subject", subject)
                .with("who", who)
                .with("limit", limit)
                .with("after", last.id());
    }
}
