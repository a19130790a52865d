package io.firstcome.coupon.promises;

import io.firstcome.coupon.ledger.LineState;

/**
 * Where a line stands by the replay, against the row that the ledger locks for it.
 *
 * @param due how many still wait at the ledger who, by the replay, have their decision
 */
record ReplayedLine(Findings findings, LineState state, long due) {

    void compare(Standing.Ledger line) {
        if (line.nextSequence() != state.nextSequence() || line.lastTicket() != state.lastTicket()) {
            findings.violation(
                    Check.DECISION_HAS_REQUEST,
                    "coupon %s: the ledger stands before sequence %d behind ticket %d, the line has them up to sequence"
                            + " %d and ticket %d",
                    line.coupon(),
                    line.nextSequence(),
                    line.lastTicket(),
                    state.nextSequence() - 1,
                    state.lastTicket());
        }
        if (line.waiting() != state.waiting() + due) {
            findings.violation(
                    Check.WAITING_LIST_AGREES,
                    "coupon %s: %d wait by the ledger's line, %d by the replay",
                    line.coupon(),
                    line.waiting(),
                    state.waiting() + due);
        }
        if (!line.hasTerms(state.terms())) {
            findings.violation(
                    Check.STOCK_AGREES,
                    "coupon %s: the ledger's terms (quantity %d, waiting list %d) are not those of the line: %s",
                    line.coupon(),
                    line.quantity(),
                    line.waitingList(),
                    state.terms());
        }
    }
}
