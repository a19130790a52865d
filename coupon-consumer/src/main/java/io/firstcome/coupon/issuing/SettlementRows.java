package io.firstcome.coupon.issuing;

import io.firstcome.coupon.issuing.LedgerStore.Change;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores what a batch came to. */
@Component
final class SettlementRows {

    /**
     * One statement for the whole batch. The lines' rows are locked already; they are stored only if they still are what
     * was decided on, and the caller compares how many were.
     */
    private static final String SAVE = """
            WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now),
            given AS MATERIALIZED (
                SELECT * FROM unnest(
                    :line_coupon::uuid[], :quantity::bigint[], :waiting_list::bigint[], :per_customer_limit::integer[],
                    :opens_at::timestamptz[], :closes_at::timestamptz[], :valid_until::timestamptz[],
                    :closed::boolean[], :next_sequence::bigint[], :last_ticket::bigint[], :issued::bigint[],
                    :waiting::bigint[], :next_sequence_before::bigint[], :waiting_before::bigint[])
                AS line (coupon_id, quantity, waiting_list, per_customer_limit, opens_at, closes_at, valid_until, closed,
                    next_sequence, last_ticket, issued, waiting, next_sequence_before, waiting_before)),
            fallen AS MATERIALIZED (
                SELECT * FROM unnest(
                    :decided_coupon::uuid[], :decided_request::uuid[], :decided_sequence::bigint[],
                    :decided_ticket::bigint[], :decided_customer::text[], :outcome::text[], :serial::bigint[],
                    :reason::text[], :nth::integer[], :decided_valid_until::timestamptz[], :code::text[],
                    :is_untold::boolean[])
                AS decision (coupon_id, request_id, sequence, ticket, customer_id, outcome, serial, reason, nth,
                    valid_until, code, is_untold)),
            decisions AS (
                INSERT INTO ledger.decision (
                    request_id, coupon_id, sequence, ticket, customer_id, outcome, serial, reason, decided_at)
                SELECT request_id, coupon_id, sequence, ticket, customer_id, outcome, serial, reason, now
                FROM fallen CROSS JOIN moment),
            coupons AS (
                INSERT INTO ledger.coupon (
                    coupon_id, serial, request_id, customer_id, nth, valid_until, issued_at, code)
                SELECT coupon_id, serial, request_id, customer_id, nth, valid_until, now, code
                FROM fallen CROSS JOIN moment WHERE serial IS NOT NULL),
            untold AS (
                INSERT INTO ledger.untold (coupon_id, request_id)
                SELECT coupon_id, request_id FROM fallen WHERE is_untold
                RETURNING coupon_id),
            joined AS (
                INSERT INTO ledger.waiting (coupon_id, ticket, request_id, customer_id, sequence, accepted_at)
                SELECT * FROM unnest(
                    :joined_coupon::uuid[], :joined_ticket::bigint[], :joined_request::uuid[], :joined_customer::text[],
                    :joined_sequence::bigint[], :joined_accepted_at::timestamptz[])),
            released AS (
                DELETE FROM ledger.waiting
                USING unnest(:released_coupon::uuid[], :released_ticket::bigint[]) AS gone (coupon_id, ticket)
                WHERE waiting.coupon_id = gone.coupon_id AND waiting.ticket = gone.ticket),
            kept AS (
                INSERT INTO ledger.early (coupon_id, sequence, payload)
                SELECT * FROM unnest(:early_coupon::uuid[], :early_sequence::bigint[], :early_payload::text[])
                ON CONFLICT DO NOTHING
                RETURNING coupon_id),
            caught_up AS (
                DELETE FROM ledger.early
                USING given
                WHERE early.coupon_id = given.coupon_id
                  AND early.sequence >= given.next_sequence_before AND early.sequence < given.next_sequence
                RETURNING early.coupon_id),
            stored AS (
                UPDATE ledger.line SET
                    quantity = given.quantity, waiting_list = given.waiting_list,
                    per_customer_limit = given.per_customer_limit, opens_at = given.opens_at,
                    closes_at = given.closes_at, valid_until = given.valid_until, closed = given.closed,
                    next_sequence = given.next_sequence, last_ticket = given.last_ticket, issued = given.issued,
                    waiting = given.waiting,
                    early = line.early
                        + (SELECT count(*) FROM kept WHERE kept.coupon_id = line.coupon_id)
                        - (SELECT count(*) FROM caught_up WHERE caught_up.coupon_id = line.coupon_id),
                    untold = line.untold + (SELECT count(*) FROM untold WHERE untold.coupon_id = line.coupon_id)
                FROM given
                WHERE line.coupon_id = given.coupon_id
                  AND line.next_sequence = given.next_sequence_before AND line.waiting = given.waiting_before
                RETURNING 1)
            SELECT now AS decided_at, (SELECT count(*) FROM stored) AS lines FROM moment""";

    private record Stored(Instant decidedAt, int lines) {}

    private final JdbcClient jdbc;

    SettlementRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** See {@link LedgerStore#save}. */
    Instant save(List<Change> changes) {
        Stored stored = SettlementColumns.bind(jdbc.sql(SAVE), changes)
                .query((row, _) -> new Stored(
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(), row.getInt("lines")))
                .single();
        if (stored.lines != changes.size()) {
            throw new FencedOff(changes.stream()
                    .map(change -> change.settlement().before().couponId())
                    .toList());
        }
        return stored.decidedAt;
    }
}
