package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outbox.Healing;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores a batch: one transaction of at most four statements (decisions with their counts, conflicts where some were known
 * before, progress, gaps), each with its begin or commit some six round trips whatever the batch's size.
 */
@Component
class ProjectionTransaction {

    private final TransactionTemplate transaction;
    private final OutcomeTable outcomes;
    private final LineProgressTable progress;
    private final Healing healing;

    ProjectionTransaction(
            TransactionTemplate transaction, OutcomeTable outcomes, LineProgressTable progress, Healing healing) {
        this.transaction = transaction;
        this.outcomes = outcomes;
        this.progress = progress;
        this.healing = healing;
    }

    /** Stores it, any number of times with the same result. Returns the requests with another decision stored. */
    List<RequestId> store(DecisionBatch batch) {
        return transaction.execute(_ -> {
            List<RequestId> conflicts = outcomes.add(batch.decisions());
            progress.advance(batch.progress());
            healing.report(batch.gaps());
            return conflicts;
        });
    }
}
