package io.firstcome.coupon.ledger;

import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import java.util.List;
import java.util.Map;

/**
 * What of a coupon's stored state a batch touches.
 *
 * @param held what the customers of the batch and of {@code firstWaiting} have; who has nothing may be absent
 * @param firstWaiting the first of the waiting list by ticket: at least as many as can be released within the budget
 */
public record Touched(Map<CustomerId, Held> held, List<IssueRequested> firstWaiting) {

    /** @throws IllegalArgumentException if those who wait are not given by ticket */
    public Touched {
        for (int i = 1; i < firstWaiting.size(); i++) {
            if (firstWaiting.get(i).ticket() <= firstWaiting.get(i - 1).ticket()) {
                throw new IllegalArgumentException("who waits is given by ticket, not "
                        + firstWaiting.get(i).ticket() + " after "
                        + firstWaiting.get(i - 1).ticket());
            }
        }
    }

    /** Nothing stored concerns the batch. */
    public static Touched nothing() {
        return new Touched(Map.of(), List.of());
    }
}
