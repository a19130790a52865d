package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.Cursor;
import io.firstcome.coupon.api.FieldErrors;
import io.firstcome.coupon.api.PageLink;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns are looked for, and from where on.
 *
 * @param text a part of the name in any case; null for all
 * @param states none for all
 * @param limit how many at most
 */
record CampaignSearch(@Nullable String text, List<String> states, int limit, Cursor after) {

    private static final int MAX_TEXT_LENGTH = 200;

    /** Ends the handling of the request with all that is wrong. */
    static CampaignSearch of(
            @Nullable String text, @Nullable List<String> states, @Nullable Integer limit, @Nullable String after) {
        FieldErrors errors = new FieldErrors();
        if (text != null && (text.length() > MAX_TEXT_LENGTH || text.chars().anyMatch(Character::isISOControl))) {
            errors.add("q", "must have at most " + MAX_TEXT_LENGTH + " characters and no control characters");
        }
        List<String> wanted =
                states == null ? List.of() : states.stream().distinct().toList();
        if (wanted.stream().anyMatch(state -> CouponState.find(state).isEmpty())) {
            errors.add("state", "must be of " + String.join(", ", allStates()));
        }
        int pageLimit = PageLink.limit(limit, errors);
        Cursor cursor = Cursor.begin(after, errors);
        errors.throwIfAny();
        return new CampaignSearch(text, wanted, pageLimit, cursor);
    }

    List<String> wantedStates() {
        return states.isEmpty() ? allStates() : states;
    }

    /** For ILIKE: what has a meaning there stands for itself. */
    String namePattern() {
        String literal = text == null
                ? ""
                : text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + literal + "%";
    }

    PageLink next(CampaignView last) {
        return PageLink.to(CampaignAnswers.PATH)
                .with("q", text)
                .withEach("state", states)
                .with("limit", limit)
                .with("after", new Cursor(last.createdAt(), last.id()).text());
    }

    private static List<String> allStates() {
        return Arrays.stream(CouponState.values()).map(CouponState::code).toList();
    }
}
