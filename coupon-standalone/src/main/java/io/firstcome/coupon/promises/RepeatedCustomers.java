package io.firstcome.coupon.promises;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who stands more than once in a line: only of them must a replay remember what they have. Few, or by a limit above 1 no
 * more than the stock.
 */
final class RepeatedCustomers implements AutoCloseable {

    /** Along the unique index on (coupon_id, customer_id, nth). */
    private static final String REPEATED = """
            SELECT coupon_id, customer_id
              FROM intake.issue_request
             GROUP BY coupon_id, customer_id
            HAVING count(*) > 1
             ORDER BY coupon_id
            """;

    private record Customer(UUID coupon, String customer) {}

    private final Rows<Customer> rows;

    RepeatedCustomers(Snapshot intake) throws SQLException {
        this.rows = intake.rows(REPEATED, row -> new Customer(row.getObject(1, UUID.class), row.getString(2)));
    }

    /** Those of the coupon; to be asked in the order of the coupons. */
    Set<String> of(UUID coupon) throws SQLException {
        Set<String> repeated = new HashSet<>();
        for (Customer next = rows.peek();
                next != null && Uuids.compare(next.coupon(), coupon) <= 0;
                next = rows.peek()) {
            if (next.coupon().equals(coupon)) {
                repeated.add(next.customer());
            }
            rows.advance();
        }
        return repeated;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
