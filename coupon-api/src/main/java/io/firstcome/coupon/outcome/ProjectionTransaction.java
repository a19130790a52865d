package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outbox.GapReports;
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
    private final OutcomeStore outcomes;
    private final GapReports gaps;

    ProjectionTransaction(TransactionTemplate transaction, OutcomeStore outcomes, GapReports gaps) {
        this.transaction = transaction;
        this.outcomes = outcomes;
        this.gaps = gaps;
    }

    /** Stores it, any number of times with the same result. Returns the requests with another decision stored. */
    List<RequestId> store(DecisionBatch batch) {
        return transaction.execute(_ -> {
            List<RequestId> conflicts = outcomes.add(batch.decisions());
            outcomes.advance(batch.progress());
            gaps.report(batch.gaps());
            return conflicts;
        });
    }
}
