package io.firstcome.coupon.promises;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Answers that customers were told of and that the ledger's snapshot does not have: either they fell after it, or the
 * ledger has lost them. A later snapshot tells which. So many are looked up as a second or two of a high pace has, they
 * are the time between the snapshots; more stay unjudged until the next `verify`.
 */
final class ToldLater {

    private static final int MAX_REMEMBERED = 20_000;

    /** Along the primary key. */
    private static final String DECISIONS = LedgerRow.Decided.SELECT + " WHERE request_id = ANY (?)";

    private final Findings findings;
    private final List<LedgerRow.Told> told = new ArrayList<>();

    ToldLater(Findings findings) {
        this.findings = findings;
    }

    void remember(LedgerRow.Told answer) {
        if (told.size() < MAX_REMEMBERED) {
            told.add(answer);
        }
    }

    void lookUp(Snapshot later) throws SQLException {
        if (told.isEmpty()) {
            return;
        }
        Map<UUID, LedgerRow.Decided> decided = decisions(later);
        for (LedgerRow.Told answer : told) {
            LedgerRow.Decided decision = decided.get(answer.requestId());
            if (decision == null || !answer.agreesWith(decision)) {
                findings.violation(
                        Check.TOLD_AS_DECIDED,
                        "request %s (coupon %s, ticket %d): the customer was told %s at %s, decided is %s",
                        answer.requestId(),
                        answer.coupon(),
                        answer.ticket(),
                        answer.answer(),
                        answer.decidedAt(),
                        decision == null ? "nothing" : decision);
            }
        }
    }

    private Map<UUID, LedgerRow.Decided> decisions(Snapshot later) throws SQLException {
        Map<UUID, LedgerRow.Decided> decided = new HashMap<>();
        UUID[] ids = told.stream().map(LedgerRow.Told::requestId).toArray(UUID[]::new);
        PreparedStatement statement = later.connection().prepareStatement(DECISIONS);
        statement.setArray(1, later.connection().createArrayOf("uuid", ids));
        try (Rows<LedgerRow.Decided> rows = new Rows<>(statement, LedgerRow.Decided::read)) {
            for (LedgerRow.Decided decision = rows.peek(); decision != null; decision = rows.peek()) {
                decided.put(decision.requestId(), decision);
                rows.advance();
            }
        }
        return decided;
    }
}
