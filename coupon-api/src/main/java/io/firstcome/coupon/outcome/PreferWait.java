package io.firstcome.coupon.outcome;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The preference {@code wait} of the header {@code Prefer} (RFC 7240). What is malformed is as if it were not sent. */
final class PreferWait {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";

    private static final int MAX_HEADER = 1000;
    /** One preference: a name, perhaps a value, perhaps parameters. */
    private static final Pattern PREFERENCE = Pattern.compile(
            "\\s*([^\\s=;,\"]+)\\s*(?:=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s;,\"]*))?\\s*((?:;(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)?)(?:,|$)");

    private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,18})\"?");

    private PreferWait() {}

    /**
     * How many seconds are to be waited: as many as are wished, from 1, but no more than allowed. Empty if there is no
     * such wish. Of several the first counts.
     */
    static OptionalInt seconds(@Nullable String header, int maxSeconds) {
        if (header == null || header.length() > MAX_HEADER) {
            return OptionalInt.empty();
        }
        Matcher preferences = PREFERENCE.matcher(header);
        while (preferences.lookingAt()) {
            if (preferences.group(1).equalsIgnoreCase("wait")) {
                return bounded(preferences.group(2), maxSeconds);
            }
            if (preferences.end() == header.length()) {
                break;
            }
            preferences.region(preferences.end(), header.length());
        }
        return OptionalInt.empty();
    }

    private static OptionalInt bounded(@Nullable String value, int maxSeconds) {
        Matcher seconds = SECONDS.matcher(value == null ? "" : value);
        if (!seconds.matches()) {
            return OptionalInt.empty();
        }
        int bounded = (int) Math.min(maxSeconds, Long.parseLong(seconds.group(1)));
        return bounded == 0 ? OptionalInt.empty() : OptionalInt.of(bounded);
    }
}
