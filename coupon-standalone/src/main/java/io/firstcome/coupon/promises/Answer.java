package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/**
 * A decision as a row has it, whatever it says: broken data must be readable.
 *
 * @param serial 0 if there is none
 * @param reason empty if there is none
 */
public record Answer(String outcome, long serial, String reason) {

    private static final String ISSUED = "issued";
    private static final String REFUSED = "refused";

    static Answer of(Decision decision) {
        return switch (decision) {
            case Decision.Issued(long serial) -> new Answer(ISSUED, serial, "");
            case Decision.Refused(var reason) -> new Answer(REFUSED, 0, reason.code());
        };
    }

    /** Reads the three columns outcome, serial, reason from the given one on. */
    static Answer read(ResultSet row, int column) throws SQLException {
        return new Answer(
                row.getString(column),
                row.getLong(column + 1),
                Objects.requireNonNullElse(row.getString(column + 2), ""));
    }

    boolean issued() {
        return outcome.equals(ISSUED);
    }

    @Override
    public String toString() {
        return issued() ? outcome + " with serial " + serial : outcome + " (" + reason + ")";
    }
}
