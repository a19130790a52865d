package io.firstcome.coupon.checker;

import io.firstcome.coupon.fault.FaultKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What was done to the data from outside: whoever deletes records must not wonder that they are gone.
 *
 * @param used the faults that struck
 */
public record Circumstances(Set<FaultKind> used) {

    private static final Set<FaultKind> DELETE_RECORDS = EnumSet.of(FaultKind.LOSE_RECORDS, FaultKind.RECREATE_TOPIC);
    private static final Set<FaultKind> LOSE_OR_REORDER = EnumSet.of(
            FaultKind.LOSE_RECORDS,
            FaultKind.RECREATE_TOPIC,
            FaultKind.REORDER_RECORDS,
            FaultKind.DROP_SLOT,
            FaultKind.INVALIDATE_SLOT);

    public Circumstances {
        used = Set.copyOf(used);
    }

    /** Nothing but what the product must not lose anything by. */
    public static Circumstances ordinary() {
        return new Circumstances(Set.of());
    }

    /** Whether the topic may lack what was published. */
    boolean recordsWereDeleted() {
        return used.stream().anyMatch(DELETE_RECORDS::contains);
    }

    /** Whether messages may have come out of order or only when they were published again. */
    boolean messagesWereLost() {
        return used.stream().anyMatch(LOSE_OR_REORDER::contains);
    }
}
