package io.firstcome.coupon.promises;

import java.util.List;

/**
 * What the check of all promises came to.
 *
 * @param promises all seven, in the design's order
 */
public record Verdict(Counts counts, List<PromiseCheck> promises) {

    public Verdict {
        promises = List.copyOf(promises);
    }

    public boolean held() {
        return promises.stream().allMatch(PromiseCheck::held);
    }
}
