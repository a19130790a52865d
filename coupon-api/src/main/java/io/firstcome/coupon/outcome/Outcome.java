package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.Decision;
import java.time.Instant;

/**
 * A request's final answer.
 *
 * @param decidedAt when it was committed, by the ledger database's clock
 */
record Outcome(Decision decision, Instant decidedAt) {}
