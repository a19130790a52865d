package io.firstcome.coupon.page;

import java.util.regex.Pattern;

/** What a page that needs nothing else must not have. */
public final class ReachesOut {

    /** Whatever makes a browser fetch or run something. */
    public static final Pattern PATTERN = Pattern.compile(
            "<script|<link|<img|<iframe|<object|\\b(src|href)\\s*=|url\\(|@import", Pattern.CASE_INSENSITIVE);

    private ReachesOut() {}
}
