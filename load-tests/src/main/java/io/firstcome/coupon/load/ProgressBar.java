package io.firstcome.coupon.load;

import java.util.Locale;

/** How a run goes, in a line. */
final class ProgressBar {

    private static final int WIDTH = 24;

    private ProgressBar() {}

    static String line(LoadProgress now) {
        int done = (int) Math.round(Math.clamp(now.share(), 0, 1) * WIDTH);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f %%  %.0f s  %s: sent %,d, accepted %,d, refused %,d, unanswered %,d, told %,d, under way %,d",
                "#".repeat(done),
                "-".repeat(WIDTH - done),
                100 * now.share(),
                now.seconds(),
                now.phase().words(),
                now.counts().sent(),
                now.counts().accepted(),
                now.counts().refusedInAll(),
                now.counts().unansweredInAll(),
                now.counts().issued() + now.counts().refusedLater(),
                now.counts().underWay());
    }
}
