package io.firstcome.coupon.issuing;

import io.firstcome.coupon.ledger.LineState;

/**
 * A locked row of {@code ledger.line}.
 *
 * @param early how many early messages are kept
 * @param untold how many decisions are marked as not published yet
 */
record StoredLine(LineState state, int early, int untold) {}
