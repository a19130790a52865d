package io.firstcome.coupon.promises;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings together all that both sides have of one request, request by request, and lets {@link OneRequest} judge it. Five
 * streams by request id, each along an index.
 */
final class ByRequestPass {

    private static final String BY_REQUEST = " ORDER BY request_id";

    private final Sides sides;
    private final RequestFigures figures = new RequestFigures();
    private final OneRequest oneRequest;

    ByRequestPass(Sides sides, ToldLater toldLater) {
        this.sides = sides;
        this.oneRequest = new OneRequest(sides, figures, toldLater);
    }

    void run() throws SQLException {
        Snapshot intake = sides.intake();
        Snapshot ledger = sides.ledger();
        try (Rows<LineRow.Request> requests = intake.rows(LineRow.REQUESTS_BY_ID, LineRow::readRequest);
                Rows<LedgerRow.Told> told = intake.rows(LedgerRow.Told.SELECT + BY_REQUEST, LedgerRow.Told::read);
                Rows<LedgerRow.Decided> decided =
                        ledger.rows(LedgerRow.Decided.SELECT + BY_REQUEST, LedgerRow.Decided::read);
                Rows<LedgerRow.Coupon> coupons =
                        ledger.rows(LedgerRow.Coupon.SELECT + BY_REQUEST, LedgerRow.Coupon::read);
                Rows<LedgerRow.Waits> waiting =
                        ledger.rows(LedgerRow.Waits.SELECT + BY_REQUEST, LedgerRow.Waits::read)) {
            for (UUID id = first(requests, told, decided, coupons, waiting);
                    id != null;
                    id = first(requests, told, decided, coupons, waiting)) {
                UUID request = id;
                oneRequest.judge(new OneRequest.Sheet(
                        request,
                        requests.takeWhile(row -> row.id().equals(request)),
                        of(request, decided),
                        of(request, coupons),
                        of(request, waiting),
                        of(request, told)));
            }
        }
        figures.report(sides);
    }

    private static <T extends LedgerRow> List<T> of(UUID request, Rows<T> rows) throws SQLException {
        return rows.takeWhile(row -> row.requestId().equals(request));
    }

    private static @Nullable UUID first(
            Rows<LineRow.Request> requests,
            Rows<LedgerRow.Told> told,
            Rows<LedgerRow.Decided> decided,
            Rows<LedgerRow.Coupon> coupons,
            Rows<LedgerRow.Waits> waiting) {
        LineRow.Request request = requests.peek();
        return Stream.of(request == null ? null : request.id(), next(told), next(decided), next(coupons), next(waiting))
                .filter(Objects::nonNull)
                .min(Comparator.comparing(id -> id, Uuids::compare))
                .orElse(null);
    }

    private static @Nullable UUID next(Rows<? extends LedgerRow> rows) {
        LedgerRow row = rows.peek();
        return row == null ? null : row.requestId();
    }

    /** What was counted on the way. */
    Counts counts() {
        return figures.counts(sides.standing().intake().size());
    }
}
