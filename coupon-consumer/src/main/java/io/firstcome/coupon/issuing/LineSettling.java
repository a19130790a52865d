package io.firstcome.coupon.issuing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Decides a batch's lines, one after the other, within the budget that they share. */
final class LineSettling {

    private final CouponCodes codes;
    private final KeepingLimits limits;

    LineSettling(CouponCodes codes, KeepingLimits limits) {
        this.codes = codes;
        this.limits = limits;
    }

    /**
     * In the batch's order; each may use what the others before it have left, but for one for each that comes after. If
     * there are fewer permits than lines, the last ones get none.
     */
    List<SettledLine> settle(Collection<SettledLine.Loaded> lines, Budget budget) {
        List<SettledLine> settled = new ArrayList<>(lines.size());
        int left = budget.permits();
        for (SettledLine.Loaded line : lines) {
            int after = lines.size() - settled.size() - 1;
            SettledLine one = SettledLine.decide(
                    line, budget.allowance(line.line().state().couponId(), Math.max(0, left - after)), limits, codes);
            left -= one.used();
            settled.add(one);
        }
        return settled;
    }
}
