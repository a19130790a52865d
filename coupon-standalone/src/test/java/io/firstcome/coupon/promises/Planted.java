package io.firstcome.coupon.promises;

import static io.firstcome.coupon.promises.SampleDatabases.CLOSED;
import static io.firstcome.coupon.promises.SampleDatabases.LOWERED;
import static io.firstcome.coupon.promises.SampleDatabases.OPEN;
import static io.firstcome.coupon.promises.SampleDatabases.TWO_EACH;
import static io.firstcome.coupon.promises.SampleDatabases.WAITING;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One violation in a sample that is clean but for it.
 *
 * @param expected the check that is made for it
 * @param implied what it breaks besides
 */
record Planted(String what, Check expected, Set<Check> implied, List<String> sql) {

    /** Everything that finds something, no more and no less. */
    Set<Check> found() {
        Set<Check> found = EnumSet.of(expected);
        found.addAll(implied);
        return found;
    }

    @Override
    public String toString() {
        return what + " is found by " + expected.code();
    }

    private Planted and(Check... also) {
        return new Planted(what, expected, Set.of(also), sql);
    }

    private static Planted plant(String what, Check expected, String... sql) {
        return new Planted(what, expected, Set.of(), List.of(sql));
    }

    private static final String LAST = " WHERE coupon_id = '" + OPEN + "' AND ticket = 60";
    private static final String LAST_COUPON = " WHERE coupon_id = '" + OPEN + "' AND serial = 60";
    private static final String LAST_IN_OUTBOX = " WHERE aggregateid = '" + OPEN + "' AND sequence = 61";
    private static final String OF_OPEN = " WHERE coupon_id = '" + OPEN + "'";
    private static final String OF_WAITING = " WHERE coupon_id = '" + WAITING + "'";

    private static String inOutbox(String said, String instead) {
        return "UPDATE intake.outbox SET payload = replace(payload, '" + said + "', '" + instead + "')"
                + LAST_IN_OUTBOX;
    }

    static Stream<Planted> all() {
        return Stream.of(stock(), customers(), line(), outbox(), decisions(), bounds(), pace())
                .flatMap(planted -> planted);
    }

    private static Stream<Planted> stock() {
        return Stream.of(
                plant(
                                "a coupon above the quantity",
                                Check.ISSUED_WITHIN_QUANTITY,
                                "INSERT INTO ledger.decision SELECT request_id, coupon_id, sequence, ticket, customer_id,"
                                        + " 'issued', 11, NULL, now() FROM ledger.waiting" + OF_WAITING
                                        + " AND ticket = 11",
                                "INSERT INTO ledger.coupon SELECT coupon_id, 11, request_id, customer_id, 1, now(), now(), '2222-2222-2222-2222'"
                                        + " FROM ledger.waiting" + OF_WAITING + " AND ticket = 11",
                                "DELETE FROM ledger.waiting" + OF_WAITING + " AND ticket = 11",
                                "UPDATE ledger.line SET issued = 11, waiting = 3" + OF_WAITING)
                        .and(Check.DECIDED_AS_REPLAYED, Check.HOLDERS_ARE_EARLIEST, Check.WAITING_LIST_AGREES),
                plant(
                                "a coupon above the quantity of its moment",
                                Check.ISSUED_WITHIN_QUANTITY,
                                "UPDATE intake.terms SET quantity = 17 WHERE coupon_id = '" + LOWERED
                                        + "' AND sequence = 1",
                                "UPDATE intake.outbox SET payload = replace(payload, '\"quantity\":20', '\"quantity\":17')"
                                        + " WHERE aggregateid = '" + LOWERED + "' AND sequence = 1")
                        .and(
                                Check.DECIDED_AS_REPLAYED,
                                Check.HOLDERS_ARE_EARLIEST,
                                Check.WAITING_LIST_AGREES,
                                Check.STOCK_AGREES),
                plant(
                        "stock that disagrees with the coupons",
                        Check.STOCK_AGREES,
                        "UPDATE ledger.line SET issued = issued - 1" + OF_OPEN),
                plant(
                        "a quantity that nobody set",
                        Check.STOCK_AGREES,
                        "UPDATE ledger.line SET quantity = quantity + 1" + OF_OPEN),
                plant(
                                "a serial left out",
                                Check.SERIALS_GAPLESS,
                                "UPDATE ledger.decision SET serial = 61" + LAST,
                                "UPDATE intake.outcome SET serial = 61" + LAST,
                                "UPDATE ledger.coupon SET serial = 61" + LAST_COUPON)
                        .and(Check.DECIDED_AS_REPLAYED, Check.HOLDERS_ARE_EARLIEST),
                plant(
                                "a serial given twice",
                                Check.SERIALS_GAPLESS,
                                "UPDATE ledger.decision SET serial = 59" + LAST,
                                "UPDATE intake.outcome SET serial = 59" + LAST,
                                "UPDATE ledger.coupon SET serial = 59" + LAST_COUPON)
                        .and(Check.DECIDED_AS_REPLAYED, Check.HOLDERS_ARE_EARLIEST, Check.NOBODY_OVERTAKEN),
                plant(
                        "a code given twice",
                        Check.CODES_UNIQUE,
                        "UPDATE ledger.coupon SET code = (SELECT code FROM ledger.coupon c WHERE serial = 59"
                                + " AND c.coupon_id = coupon.coupon_id)" + LAST_COUPON,
                        "UPDATE intake.outcome SET code = (SELECT code FROM ledger.coupon c WHERE serial = 59"
                                + " AND c.coupon_id = outcome.coupon_id)" + LAST));
    }

    private static Stream<Planted> customers() {
        return Stream.of(
                plant(
                                "two coupons for one customer",
                                Check.COUPONS_PER_CUSTOMER,
                                "UPDATE intake.issue_request SET customer_id = 'customer-1', nth = 2" + LAST,
                                inOutbox("customer-60", "customer-1"),
                                "UPDATE ledger.decision SET customer_id = 'customer-1'" + LAST,
                                "UPDATE ledger.coupon SET customer_id = 'customer-1', nth = 2" + LAST_COUPON)
                        .and(Check.DECIDED_AS_REPLAYED, Check.HOLDERS_ARE_EARLIEST),
                plant(
                                "three coupons where two are the limit",
                                Check.COUPONS_PER_CUSTOMER,
                                "UPDATE ledger.coupon SET customer_id = 'regular-1', nth = 3 WHERE customer_id ="
                                        + " 'regular-0' AND nth = 2 AND coupon_id = '" + TWO_EACH + "'")
                        .and(Check.COUPON_AGREES_WITH_DECISION),
                plant(
                                "two tickets for one request",
                                Check.PLACES_PER_CUSTOMER,
                                "UPDATE intake.issue_request SET customer_id = 'customer-1'" + LAST,
                                inOutbox("customer-60", "customer-1"))
                        .and(
                                Check.DECISION_AGREES_WITH_REQUEST,
                                Check.DECIDED_AS_REPLAYED,
                                Check.HOLDERS_ARE_EARLIEST));
    }

    private static Stream<Planted> line() {
        String swapped = " SET serial = 7 - serial WHERE serial IN (3, 4) AND coupon_id = '" + OPEN + "'";
        String soldOut =
                " SET outcome = 'refused', serial = NULL, reason = 'sold-out' WHERE ticket = 53 AND coupon_id = '"
                        + CLOSED + "'";
        String insteadOfIt = " SET outcome = 'issued', serial = 53, reason = NULL WHERE ticket = 54 AND coupon_id = '"
                + CLOSED + "'";
        return Stream.of(
                plant(
                                "a ticket that was overtaken on the way to its serial",
                                Check.NOBODY_OVERTAKEN,
                                "UPDATE ledger.decision" + swapped,
                                "UPDATE ledger.coupon" + swapped,
                                "UPDATE intake.outcome" + swapped)
                        .and(Check.DECIDED_AS_REPLAYED, Check.HOLDERS_ARE_EARLIEST),
                plant(
                                "a ticket that was overtaken to the last coupon",
                                Check.NOBODY_OVERTAKEN,
                                "UPDATE ledger.decision" + soldOut,
                                "UPDATE intake.outcome" + soldOut,
                                "UPDATE ledger.decision" + insteadOfIt,
                                "UPDATE intake.outcome" + insteadOfIt,
                                "UPDATE ledger.coupon SET (request_id, customer_id) = (SELECT request_id, customer_id"
                                        + " FROM ledger.decision d WHERE d.coupon_id = coupon.coupon_id AND ticket = 54)"
                                        + " WHERE serial = 53 AND coupon_id = '" + CLOSED + "'",
                                "UPDATE intake.outcome SET code = c.code, valid_until = c.valid_until"
                                        + " FROM ledger.coupon c WHERE c.request_id = outcome.request_id"
                                        + " AND c.serial = 53 AND c.coupon_id = '" + CLOSED + "'")
                        .and(Check.DECIDED_AS_REPLAYED, Check.HOLDERS_ARE_EARLIEST),
                plant(
                        "a gap in the tickets",
                        Check.TICKETS_GAPLESS,
                        inOutbox("\"ticket\":60", "\"ticket\":61"),
                        "UPDATE ledger.decision SET ticket = 61" + LAST,
                        "UPDATE intake.outcome SET ticket = 61" + LAST,
                        "UPDATE intake.issue_request SET ticket = 61" + LAST,
                        "UPDATE intake.line SET next_ticket = 62" + OF_OPEN,
                        "UPDATE ledger.line SET last_ticket = 61" + OF_OPEN),
                plant(
                                "two tickets that changed places in line",
                                Check.TICKETS_GAPLESS,
                                "UPDATE intake.issue_request SET ticket = 119 - ticket WHERE ticket IN (59, 60) AND coupon_id = '"
                                        + OPEN + "'")
                        .and(
                                Check.DECIDED_AS_REPLAYED,
                                Check.DECISION_AGREES_WITH_REQUEST,
                                Check.OUTBOX_PAYLOAD_AGREES),
                plant(
                        "a ticket that the line does not know of",
                        Check.TICKETS_GAPLESS,
                        "UPDATE intake.line SET next_ticket = next_ticket - 1" + OF_OPEN),
                plant(
                                "a gap in the sequences",
                                Check.SEQUENCES_GAPLESS,
                                inOutbox("\"sequence\":61", "\"sequence\":62"),
                                "UPDATE intake.outbox SET sequence = 62" + LAST_IN_OUTBOX,
                                "UPDATE ledger.decision SET sequence = 62" + LAST,
                                "UPDATE intake.issue_request SET sequence = 62" + LAST,
                                "UPDATE intake.line SET next_sequence = 63" + OF_OPEN,
                                "UPDATE ledger.line SET next_sequence = 63" + OF_OPEN)
                        .and(Check.DECIDED_AS_REPLAYED),
                plant(
                        "a line of which nothing is left",
                        Check.SEQUENCES_GAPLESS,
                        "UPDATE intake.line SET next_sequence = 3 WHERE coupon_id = '" + SampleLine.couponId(3) + "'"),
                plant(
                        "a request that was accepted before the opening",
                        Check.ACCEPTED_WHILE_OPEN,
                        "UPDATE intake.outbox SET payload = replace(payload, to_json(r.accepted_at AT TIME ZONE 'UTC')"
                                + "#>>'{}', to_json((r.accepted_at - interval '1 h') AT TIME ZONE 'UTC')#>>'{}')"
                                + " FROM intake.issue_request r WHERE r.id = outbox.id AND ticket = 60 AND coupon_id = '"
                                + OPEN + "'",
                        "UPDATE intake.issue_request SET accepted_at = accepted_at - interval '1 h'" + LAST));
    }

    private static Stream<Planted> outbox() {
        return Stream.of(
                plant(
                        "an outbox row without a request",
                        Check.OUTBOX_ROW_WAS_ACCEPTED,
                        "INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence)"
                                + " SELECT gen_random_uuid(), 'line', aggregateid, type, payload, 62"
                                + " FROM intake.outbox" + LAST_IN_OUTBOX + " LIMIT 1"),
                plant(
                        "an outbox row of a coupon that nobody made",
                        Check.OUTBOX_ROW_WAS_ACCEPTED,
                        "INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence)"
                                + " VALUES (gen_random_uuid(), 'line', 'ffffffff-ffff-ffff-ffff-ffffffffffff',"
                                + " 'issue-requested', '{}', 1)"),
                plant(
                        "a request without an outbox row",
                        Check.ACCEPTED_IS_IN_OUTBOX,
                        "DELETE FROM intake.outbox" + LAST_IN_OUTBOX),
                plant(
                        "a change of terms without an outbox row",
                        Check.ACCEPTED_IS_IN_OUTBOX,
                        "DELETE FROM intake.outbox WHERE sequence = 1 AND aggregateid = '" + WAITING + "'"),
                plant(
                        "an outbox row that names another customer",
                        Check.OUTBOX_PAYLOAD_AGREES,
                        inOutbox("customer-60", "customer-61")),
                plant(
                        "an outbox row that nobody can read",
                        Check.OUTBOX_PAYLOAD_AGREES,
                        "UPDATE intake.outbox SET payload = '{\"v\":1'" + LAST_IN_OUTBOX),
                plant(
                        "an outbox row of another type than its content",
                        Check.OUTBOX_PAYLOAD_AGREES,
                        "UPDATE intake.outbox SET type = 'coupon-terms'" + LAST_IN_OUTBOX));
    }

    private static Stream<Planted> decisions() {
        String refused = " SET outcome = 'refused', serial = NULL, reason = 'sold-out'";
        return Stream.of(
                plant(
                        "an accepted request without a decision",
                        Check.ACCEPTED_IS_DECIDED,
                        "DELETE FROM ledger.decision" + LAST,
                        "DELETE FROM ledger.coupon" + LAST_COUPON,
                        "DELETE FROM intake.outcome" + LAST,
                        "UPDATE ledger.line SET issued = 59" + OF_OPEN),
                plant(
                                "a request that was lost from the waiting list",
                                Check.ACCEPTED_IS_DECIDED,
                                "DELETE FROM ledger.waiting" + OF_WAITING + " AND ticket = 14")
                        .and(Check.WAITING_LIST_AGREES),
                plant(
                        "a request that still waits though a place is free",
                        Check.ACCEPTED_IS_DECIDED,
                        "INSERT INTO ledger.waiting SELECT coupon_id, ticket, request_id, customer_id, sequence,"
                                + " now() FROM ledger.decision" + LAST,
                        "DELETE FROM ledger.decision" + LAST,
                        "DELETE FROM ledger.coupon" + LAST_COUPON,
                        "DELETE FROM intake.outcome" + LAST,
                        "UPDATE ledger.line SET issued = 59, waiting = 1" + OF_OPEN),
                plant(
                        "a decision without a request",
                        Check.DECISION_HAS_REQUEST,
                        "DELETE FROM intake.issue_request" + LAST,
                        "DELETE FROM intake.outbox" + LAST_IN_OUTBOX,
                        "UPDATE intake.line SET next_ticket = 60, next_sequence = 61" + OF_OPEN),
                plant(
                        "a decision of a line that does not exist",
                        Check.DECISION_HAS_REQUEST,
                        "INSERT INTO ledger.decision VALUES (gen_random_uuid(), gen_random_uuid(), 2, 1, 'nobody',"
                                + " 'refused', NULL, 'sold-out', now())"),
                plant(
                        "a decision for another customer than the one who asked",
                        Check.DECISION_AGREES_WITH_REQUEST,
                        "UPDATE ledger.decision SET customer_id = 'somebody-else'" + LAST,
                        "UPDATE ledger.coupon SET customer_id = 'somebody-else'" + LAST_COUPON),
                plant(
                        "two decisions of one request",
                        Check.ONE_DECISION_EACH,
                        "INSERT INTO ledger.decision SELECT * FROM ledger.decision WHERE ticket = 60"
                                + " AND coupon_id = '" + CLOSED + "'"),
                plant(
                                "a coupon without a decision",
                                Check.COUPON_AGREES_WITH_DECISION,
                                "INSERT INTO ledger.coupon VALUES ('" + OPEN
                                        + "', 61, gen_random_uuid(), 'nobody', 1, now(), now(), 'PLANTED')")
                        .and(Check.STOCK_AGREES),
                plant(
                                "a decision without its coupon",
                                Check.COUPON_AGREES_WITH_DECISION,
                                "DELETE FROM ledger.coupon" + LAST_COUPON)
                        .and(Check.STOCK_AGREES),
                plant(
                        "a coupon of another customer than decided",
                        Check.COUPON_AGREES_WITH_DECISION,
                        "UPDATE ledger.coupon SET customer_id = 'somebody-else'" + LAST_COUPON),
                plant(
                        "a coupon with a code that nobody can type",
                        Check.COUPON_AGREES_WITH_DECISION,
                        "UPDATE ledger.coupon SET code = '2222-2222-2222-2223'" + LAST_COUPON,
                        "UPDATE intake.outcome SET code = '2222-2222-2222-2223'" + LAST),
                plant(
                        "an answer with another code than the coupon's",
                        Check.TOLD_AS_DECIDED,
                        "UPDATE intake.outcome SET code = '2222-2222-2222-2222'" + LAST),
                plant(
                        "an answer with another validity than the coupon's",
                        Check.TOLD_AS_DECIDED,
                        "UPDATE intake.outcome SET valid_until = valid_until + interval '1 day'" + LAST),
                plant(
                        "a request that was closed as failed by nobody",
                        Check.DECIDED_AS_REPLAYED,
                        "UPDATE ledger.decision SET reason = 'failed' WHERE ticket = 60 AND coupon_id = '" + CLOSED
                                + "'",
                        "UPDATE intake.outcome SET reason = 'failed' WHERE ticket = 60 AND coupon_id = '" + CLOSED
                                + "'"),
                plant(
                        "an answer that is not what was decided",
                        Check.TOLD_AS_DECIDED,
                        "UPDATE intake.outcome" + refused + LAST),
                plant(
                        "an answer with another serial than decided",
                        Check.TOLD_AS_DECIDED,
                        "UPDATE intake.outcome SET serial = 61" + LAST),
                plant(
                                "a decision that was changed after it was told",
                                Check.TOLD_AS_DECIDED,
                                "UPDATE ledger.decision SET reason = 'closed' WHERE ticket = 60 AND coupon_id = '"
                                        + CLOSED + "'")
                        .and(Check.DECIDED_AS_REPLAYED),
                plant(
                                "a decision that the line contradicts",
                                Check.DECIDED_AS_REPLAYED,
                                "UPDATE ledger.decision" + refused + LAST,
                                "UPDATE intake.outcome" + refused + LAST,
                                "DELETE FROM ledger.coupon" + LAST_COUPON,
                                "UPDATE ledger.line SET issued = 59" + OF_OPEN)
                        .and(Check.HOLDERS_ARE_EARLIEST),
                plant(
                        "a decision beyond where the ledger stands",
                        Check.DECIDED_AS_REPLAYED,
                        "UPDATE ledger.line SET next_sequence = 61, last_ticket = 59" + OF_OPEN),
                plant(
                        "a decided request on the waiting list",
                        Check.WAITING_LIST_AGREES,
                        "INSERT INTO ledger.waiting SELECT coupon_id, ticket, request_id, customer_id, sequence, now()"
                                + " FROM ledger.decision" + LAST,
                        "UPDATE ledger.line SET waiting = 1" + OF_OPEN));
    }

    private static Stream<Planted> bounds() {
        return Stream.of(
                plant(
                        "a line that takes more than its terms say",
                        Check.LINE_CAPACITY_AGREES,
                        "UPDATE intake.line SET capacity = 1000" + OF_OPEN),
                plant(
                        "a ticket beyond the capacity",
                        Check.ACCEPTED_WITHIN_CAPACITY,
                        "UPDATE intake.terms SET quantity = 59" + OF_OPEN,
                        "UPDATE intake.outbox SET payload = replace(payload, '\"quantity\":100',"
                                + " '\"quantity\":59') WHERE aggregateid = '" + OPEN + "' AND sequence = 1",
                        "UPDATE intake.line SET capacity = 60" + OF_OPEN,
                        "UPDATE ledger.line SET quantity = 59, issued = 59" + OF_OPEN,
                        "UPDATE ledger.decision" + " SET outcome = 'refused', serial = NULL, reason = 'sold-out'"
                                + LAST,
                        "UPDATE intake.outcome" + " SET outcome = 'refused', serial = NULL, reason = 'sold-out'" + LAST,
                        "DELETE FROM ledger.coupon" + LAST_COUPON));
    }

    private static Stream<Planted> pace() {
        return Stream.of(
                plant(
                        "more decisions than the pace",
                        Check.DECIDED_WITHIN_PACE,
                        "UPDATE ledger.pace SET issues_per_second = 20"),
                plant("a pace that nobody recorded", Check.DECIDED_WITHIN_PACE, "DELETE FROM ledger.pace"),
                plant(
                        "a server that does not flush commits",
                        Check.DURABILITY_SETTINGS,
                        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off',"
                                + " current_database()); END $$"));
    }
}
