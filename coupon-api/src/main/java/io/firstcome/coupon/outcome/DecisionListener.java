package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.DecisionMessage;

/** Hears on every instance what the ledger says, soon after it was said and stored; perhaps more than once. */
interface DecisionListener {

    /** Called by the one thread that follows the topic, so it must not block: others wait for their answers. */
    void onDecision(DecisionMessage message);
}
