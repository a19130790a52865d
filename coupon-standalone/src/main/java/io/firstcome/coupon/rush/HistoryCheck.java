package io.firstcome.coupon.rush;

import io.firstcome.coupon.promises.Finding;
import io.firstcome.coupon.promises.PromiseCheck;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.rush.RushHistory.DecisionTold;
import io.firstcome.coupon.rush.RushHistory.TicketTold;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Compares what the customers were told with what the databases hold: the databases alone cannot know it. */
final class HistoryCheck {

    private static final int MOST_EXAMPLES = 5;

    private record Stored(
            long ticket,
            String customerId,
            @Nullable String outcome,
            long serial,
            String code,
            @Nullable String reason) {}

    private final RushHistory history;
    private final Map<String, Stored> stored;

    HistoryCheck(RushHistory history, DataSource database) throws SQLException {
        this.history = history;
        this.stored = stored(database);
    }

    /** The verdict with what the customers' history adds to it. */
    Verdict addTo(Verdict verdict) {
        return new Verdict(
                verdict.counts(), verdict.promises().stream().map(this::addTo).toList());
    }

    private PromiseCheck addTo(PromiseCheck promise) {
        Optional<Finding> more = switch (promise.promise()) {
            case ACCEPTED_IS_DURABLE -> Optional.of(everyTicketIsStored());
            case ONE_FINAL_DECISION -> Optional.of(everyDecisionIsTold());
            case FIRST_COME_FIRST_SERVED -> Optional.of(earlierAnswersAreAhead());
            case NEVER_OVER_ISSUED, ONE_PER_CUSTOMER, BOUNDED_BY_STOCK, WITHIN_PACE -> Optional.empty();
        };
        return new PromiseCheck(
                promise.promise(),
                Stream.concat(promise.findings().stream(), more.stream()).toList());
    }

    private static Finding finding(String check, String checked, List<String> violations) {
        return new Finding(
                check,
                checked,
                violations.size(),
                violations.stream().limit(MOST_EXAMPLES).toList());
    }

    /** Every ticket that a customer holds is stored, for this customer. */
    private Finding everyTicketIsStored() {
        List<String> violations = history.tickets().stream()
                .filter(told -> !isStored(told, stored.get(told.requestId())))
                .map(told -> told.customerId() + " was told ticket " + told.ticket() + " for request "
                        + told.requestId() + ", which is stored as " + stored.get(told.requestId()))
                .toList();
        return finding(
                "tickets-are-stored-as-told",
                history.tickets().size() + " answers with a ticket compared with what is stored",
                violations);
    }

    private static boolean isStored(TicketTold told, @Nullable Stored stored) {
        return stored != null
                && stored.ticket() == told.ticket()
                && stored.customerId().equals(told.customerId());
    }

    /** Every customer with a ticket was told its decision, the stored one, and never two. */
    private Finding everyDecisionIsTold() {
        Collection<DecisionTold> decisions = history.decisions();
        List<String> violations = new ArrayList<>();
        history.contradictions().forEach(contradiction -> violations.add(contradiction.toString()));
        decisions.stream()
                .filter(told -> !isStored(told, stored.get(told.requestId())))
                .forEach(told -> violations.add(told + " is stored as " + stored.get(told.requestId())));
        long untold = history.accepted() - decisions.size();
        if (untold > 0) {
            violations.add(untold + " customers with a ticket were not told a decision in time");
        }
        return finding(
                "decisions-are-told-as-stored",
                decisions.size() + " decisions that customers were told compared with what is stored",
                violations);
    }

    private static boolean isStored(DecisionTold told, @Nullable Stored stored) {
        return stored != null
                && stored.ticket() == told.ticket()
                && told.outcome().equals(stored.outcome())
                && told.serial() == stored.serial()
                && told.code().equals(stored.code())
                && told.reason().equals(stored.reason() == null ? "" : stored.reason());
    }

    /** If one was answered before the other asked, the one is ahead. */
    private Finding earlierAnswersAreAhead() {
        Map<String, List<TicketTold>> lines = history.tickets().stream()
                .filter(ticket -> !ticket.repeated())
                .collect(Collectors.groupingBy(TicketTold::couponId));
        List<String> violations = new ArrayList<>();
        lines.values().forEach(line -> checkOrder(line, violations));
        return finding(
                "who-was-answered-first-is-ahead",
                history.accepted() + " tickets compared with the customers' own clocks",
                violations);
    }

    private static void checkOrder(List<TicketTold> line, List<String> violations) {
        List<TicketTold> fromTheBack = line.stream()
                .sorted(Comparator.comparingLong(TicketTold::ticket).reversed())
                .toList();
        TicketTold answeredFirst = null;
        for (TicketTold ticket : fromTheBack) {
            if (answeredFirst != null && answeredFirst.endNanos() < ticket.startNanos()) {
                violations.add(answeredFirst.customerId() + " had ticket " + answeredFirst.ticket() + " before "
                        + ticket.customerId() + " asked, who got ticket " + ticket.ticket());
            }
            if (answeredFirst == null || ticket.endNanos() < answeredFirst.endNanos()) {
                answeredFirst = ticket;
            }
        }
    }

    private static Map<String, Stored> stored(DataSource database) throws SQLException {
        Map<String, Stored> stored = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT r.id::text, r.ticket, r.customer_id, d.outcome, coalesce(d.serial, 0), coalesce(c.code, ''),
                               d.reason
                        FROM intake.issue_request r
                        LEFT JOIN ledger.decision d ON d.request_id = r.id
                        LEFT JOIN ledger.coupon c ON c.request_id = r.id
                        """)) {
            while (row.next()) {
                stored.put(
                        row.getString(1),
                        new Stored(
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getString(6),
                                row.getString(7)));
            }
        }
        return stored;
    }
}
