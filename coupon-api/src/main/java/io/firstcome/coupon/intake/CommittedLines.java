package io.firstcome.coupon.intake;

import java.util.Collection;

/** Takes note of lines as they stand once a batch is committed. */
interface CommittedLines {

    /** Takes over committed states; of what is known and what is given the later one stays. */
    void learn(Collection<Line> committed);
}
