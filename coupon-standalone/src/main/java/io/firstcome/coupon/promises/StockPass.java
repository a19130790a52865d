package io.firstcome.coupon.promises;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The ledger's coupons, each with a code of its own, by serial: 1, 2, 3 … up to what the line has issued, and not above the quantity. */
final class StockPass {

    /** Along the primary key. */
    private static final String SERIALS = "SELECT coupon_id, serial FROM ledger.coupon ORDER BY coupon_id, serial";

    private static final String DECIDED =
            "SELECT coupon_id, count(*) FROM ledger.decision WHERE outcome = 'issued' GROUP BY coupon_id";

    private static final String WAITING = "SELECT coupon_id, count(*) FROM ledger.waiting GROUP BY coupon_id";

    private static final String CODES_TWICE =
            "SELECT code, count(*) FROM ledger.coupon GROUP BY code HAVING count(*) > 1 ORDER BY code";

    private record Numbered(UUID coupon, long number) {}

    private final Sides sides;
    private final Findings findings;
    private final Map<UUID, Long> coupons = new HashMap<>();
    private long counted;

    StockPass(Sides sides) {
        this.sides = sides;
        this.findings = sides.findings();
    }

    void run() throws SQLException {
        serials();
        codes();
        Map<UUID, Long> decided = numbers(DECIDED);
        Map<UUID, Long> waiting = numbers(WAITING);
        Set<UUID> all = new HashSet<>(sides.standing().ledger().keySet());
        all.addAll(coupons.keySet());
        all.addAll(decided.keySet());
        all.addAll(waiting.keySet());
        for (UUID coupon : all) {
            compare(coupon, coupons.getOrDefault(coupon, 0L), decided.getOrDefault(coupon, 0L));
            compareWaiting(coupon, waiting.getOrDefault(coupon, 0L));
        }
        findings.checked(Check.SERIALS_GAPLESS, "%,d serials counted from 1 without gap or repeat", counted);
        findings.checked(Check.CODES_UNIQUE, "the codes of %,d coupons compared with each other", counted);
        findings.checked(
                Check.STOCK_AGREES,
                "issued and terms of %,d lines compared with their coupons, their decisions and a replay",
                sides.standing().ledger().size());
    }

    private void serials() throws SQLException {
        try (Rows<Numbered> rows =
                sides.ledger().rows(SERIALS, row -> new Numbered(row.getObject(1, UUID.class), row.getLong(2)))) {
            Numbered before = null;
            for (Numbered serial = rows.peek(); serial != null; serial = rows.peek()) {
                long expected = before != null && before.coupon().equals(serial.coupon()) ? before.number() + 1 : 1;
                if (serial.number() != expected) {
                    findings.violation(
                            Check.SERIALS_GAPLESS,
                            "coupon %s: serial %d stands where %d should",
                            serial.coupon(),
                            serial.number(),
                            expected);
                }
                counted++;
                coupons.merge(serial.coupon(), 1L, Long::sum);
                before = serial;
                rows.advance();
            }
        }
    }

    private void codes() throws SQLException {
        record Shared(String code, long coupons) {}
        try (Rows<Shared> rows =
                sides.ledger().rows(CODES_TWICE, row -> new Shared(row.getString(1), row.getLong(2)))) {
            for (Shared shared = rows.peek(); shared != null; shared = rows.peek()) {
                findings.violation(Check.CODES_UNIQUE, "%d coupons have the code %s", shared.coupons(), shared.code());
                rows.advance();
            }
        }
    }

    private void compare(UUID coupon, long held, long decided) {
        Standing.Ledger line = sides.standing().ledger().get(coupon);
        long quantity = line == null ? 0 : line.quantity();
        long issued = line == null ? 0 : line.issued();
        if (held > quantity || decided > quantity || issued > quantity) {
            findings.violation(
                    Check.ISSUED_WITHIN_QUANTITY,
                    "coupon %s: quantity %d, customers hold %d, decisions issued %d, the line says %d",
                    coupon,
                    quantity,
                    held,
                    decided,
                    issued);
        }
        if (held != issued || decided != issued) {
            findings.violation(
                    Check.STOCK_AGREES,
                    "coupon %s: the line says %d issued, customers hold %d, decisions issued %d",
                    coupon,
                    issued,
                    held,
                    decided);
        }
    }

    private void compareWaiting(UUID coupon, long waiting) {
        Standing.Ledger line = sides.standing().ledger().get(coupon);
        long lineSays = line == null ? 0 : line.waiting();
        if (waiting != lineSays) {
            findings.violation(
                    Check.WAITING_LIST_AGREES, "coupon %s: the line says %d wait, %d do", coupon, lineSays, waiting);
        }
    }

    private Map<UUID, Long> numbers(String sql) throws SQLException {
        Map<UUID, Long> numbers = new HashMap<>();
        try (Rows<Numbered> rows =
                sides.ledger().rows(sql, row -> new Numbered(row.getObject(1, UUID.class), row.getLong(2)))) {
            for (Numbered row = rows.peek(); row != null; row = rows.peek()) {
                numbers.put(row.coupon(), row.number());
                rows.advance();
            }
        }
        return numbers;
    }
}
