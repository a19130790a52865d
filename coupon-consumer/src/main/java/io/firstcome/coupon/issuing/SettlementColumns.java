package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.issuing.LedgerStore.Change;
import io.firstcome.coupon.issuing.LedgerStore.NewDecision;
import io.firstcome.coupon.ledger.LineState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The changes of a batch as the columns that {@link SettlementRows} stores. */
final class SettlementColumns {

    private SettlementColumns() {}

    static StatementSpec bind(StatementSpec sql, List<Change> changes) {
        return early(waiting(decisions(lines(sql, changes), changes), changes), changes);
    }

    private static StatementSpec lines(StatementSpec sql, List<Change> changes) {
        List<LineState> after =
                changes.stream().map(change -> change.settlement().after()).toList();
        List<LineState> before =
                changes.stream().map(change -> change.settlement().before()).toList();
        return sql.param("line_coupon", Sql.texts(after, LineState::couponId))
                .param("quantity", terms(after, Terms::quantity))
                .param("waiting_list", terms(after, Terms::waitingList))
                .param("per_customer_limit", terms(after, Terms::perCustomerLimit))
                .param("opens_at", terms(after, Terms::opensAt))
                .param("closes_at", terms(after, Terms::closesAt))
                .param("valid_until", terms(after, Terms::validUntil))
                .param("closed", terms(after, Terms::closed))
                .param("next_sequence", Sql.texts(after, LineState::nextSequence))
                .param("last_ticket", Sql.texts(after, LineState::lastTicket))
                .param("issued", Sql.texts(after, LineState::issued))
                .param("waiting", Sql.texts(after, LineState::waiting))
                .param("next_sequence_before", Sql.texts(before, LineState::nextSequence))
                .param("waiting_before", Sql.texts(before, LineState::waiting));
    }

    private static @Nullable String[] terms(List<LineState> lines, Function<Terms, Object> field) {
        return Sql.texts(lines, line -> {
            Terms terms = line.terms();
            return terms == null ? null : field.apply(terms);
        });
    }

    private static StatementSpec decisions(StatementSpec sql, List<Change> changes) {
        List<NewDecision> rows =
                changes.stream().flatMap(change -> change.decided().stream()).toList();
        return sql.param("decided_coupon", Sql.texts(rows, row -> row.request().couponId()))
                .param("decided_request", Sql.texts(rows, row -> row.request().requestId()))
                .param("decided_sequence", Sql.texts(rows, row -> row.request().sequence()))
                .param("decided_ticket", Sql.texts(rows, row -> row.request().ticket()))
                .param("decided_customer", Sql.texts(rows, row -> row.request().customerId()))
                .param("outcome", Sql.texts(rows, row -> outcome(row.decided().decision())))
                .param("serial", Sql.texts(rows, row -> serial(row.decided().decision())))
                .param("reason", Sql.texts(rows, row -> reason(row.decided().decision())))
                .param("nth", Sql.texts(rows, row -> row.decided().nth()))
                .param("decided_valid_until", Sql.texts(rows, row -> coupon(row, IssuedCoupon::validUntil)))
                .param("code", Sql.texts(rows, row -> coupon(row, IssuedCoupon::code)))
                .param("is_untold", Sql.texts(rows, NewDecision::untold));
    }

    private static String outcome(Decision decision) {
        return switch (decision) {
            case Decision.Issued _ -> "issued";
            case Decision.Refused _ -> "refused";
        };
    }

    private static @Nullable Long serial(Decision decision) {
        return decision instanceof Decision.Issued(long serial) ? serial : null;
    }

    private static @Nullable String reason(Decision decision) {
        return decision instanceof Decision.Refused(var reason) ? reason.code() : null;
    }

    private static @Nullable Object coupon(NewDecision decision, Function<IssuedCoupon, Object> field) {
        IssuedCoupon coupon = decision.coupon();
        return coupon == null ? null : field.apply(coupon);
    }

    private static StatementSpec waiting(StatementSpec sql, List<Change> changes) {
        List<IssueRequested> joined = changes.stream()
                .flatMap(change -> change.settlement().joined().stream())
                .toList();
        List<IssueRequested> released = changes.stream()
                .flatMap(change -> change.settlement().released().stream())
                .toList();
        return sql.param("joined_coupon", Sql.texts(joined, IssueRequested::couponId))
                .param("joined_ticket", Sql.texts(joined, IssueRequested::ticket))
                .param("joined_request", Sql.texts(joined, IssueRequested::requestId))
                .param("joined_customer", Sql.texts(joined, IssueRequested::customerId))
                .param("joined_sequence", Sql.texts(joined, IssueRequested::sequence))
                .param("joined_accepted_at", Sql.texts(joined, IssueRequested::acceptedAt))
                .param("released_coupon", Sql.texts(released, IssueRequested::couponId))
                .param("released_ticket", Sql.texts(released, IssueRequested::ticket));
    }

    private static StatementSpec early(StatementSpec sql, List<Change> changes) {
        List<LineMessage> early =
                changes.stream().flatMap(change -> change.early().stream()).toList();
        return sql.param("early_coupon", Sql.texts(early, LineMessage::couponId))
                .param("early_sequence", Sql.texts(early, LineMessage::sequence))
                .param(
                        "early_payload",
                        Sql.texts(early, message -> new String(LineJson.write(message), StandardCharsets.UTF_8)));
    }
}
