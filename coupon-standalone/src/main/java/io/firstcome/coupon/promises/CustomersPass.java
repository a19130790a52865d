package io.firstcome.coupon.promises;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Nobody holds more coupons than the highest limit that the line has had, and nobody's request stands in line twice. */
final class CustomersPass {

    /** Customers with several coupons, along the unique index on (coupon_id, customer_id, nth). */
    private static final String SEVERAL_COUPONS = """
            SELECT coupon_id, customer_id, count(*)
              FROM ledger.coupon
             GROUP BY coupon_id, customer_id
            HAVING count(*) > 1
            """;

    private static final String HOLDERS =
            "SELECT count(*) FROM (SELECT FROM ledger.coupon GROUP BY coupon_id, customer_id) holders";

    private static final String LIMITS =
            "SELECT coupon_id, '', max(per_customer_limit) FROM intake.terms GROUP BY coupon_id";

    /** Requests that a retry has doubled: along the unique index on (coupon_id, customer_id, nth). */
    private static final String DOUBLED_REQUESTS = """
            SELECT coupon_id, customer_id, count(*)
              FROM intake.issue_request
             GROUP BY coupon_id, customer_id, nth
            HAVING count(*) > 1
            """;

    private record Several(UUID coupon, String customer, long number) {}

    private interface Each {
        void accept(Several several);
    }

    private final Sides sides;

    CustomersPass(Sides sides) {
        this.sides = sides;
    }

    void run() throws SQLException {
        Map<UUID, Long> limits = new HashMap<>();
        each(sides.intake(), LIMITS, row -> limits.put(row.coupon(), row.number()));
        each(sides.ledger(), SEVERAL_COUPONS, row -> holder(row, limits.getOrDefault(row.coupon(), 1L)));
        each(
                sides.intake(),
                DOUBLED_REQUESTS,
                row -> sides.findings()
                        .violation(
                                Check.PLACES_PER_CUSTOMER,
                                "coupon %s: customer %s has %d tickets for the same request",
                                row.coupon(),
                                row.customer(),
                                row.number()));
        long holders = sides.ledger().one(HOLDERS, row -> row.getLong(1));
        sides.findings()
                .checked(
                        Check.COUPONS_PER_CUSTOMER,
                        "the coupons of %,d holders counted per line and customer, against the line's limit",
                        holders);
        sides.findings()
                .checked(
                        Check.PLACES_PER_CUSTOMER,
                        "requests counted per line, customer and number: each has one ticket");
    }

    private void holder(Several several, long limit) {
        if (several.number() > limit) {
            sides.findings()
                    .violation(
                            Check.COUPONS_PER_CUSTOMER,
                            "coupon %s: customer %s holds %d, the limit is %d",
                            several.coupon(),
                            several.customer(),
                            several.number(),
                            limit);
        }
    }

    private static void each(Snapshot side, String sql, Each each) throws SQLException {
        try (Rows<Several> rows =
                side.rows(sql, row -> new Several(row.getObject(1, UUID.class), row.getString(2), row.getLong(3)))) {
            for (Several several = rows.peek(); several != null; several = rows.peek()) {
                each.accept(several);
                rows.advance();
            }
        }
    }
}
