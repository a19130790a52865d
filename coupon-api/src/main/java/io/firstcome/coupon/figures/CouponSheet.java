package io.firstcome.coupon.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Issued coupons as CSV (RFC 4180), a row at a time. Customers choose what stands in some cells, so one that a spreadsheet
 * would run as a formula begins with an apostrophe (OWASP, CSV injection).
 */
final class CouponSheet {

    private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final CsvWriter csv;

    /** Writes the row of headings. */
    CouponSheet(OutputStream out) {
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, UTF_8);
        csv.writeRecord("serial", "code", "customerId", "ticket", "acceptedAt", "issuedAt", "validUntil", "requestId");
    }

    /** @throws UncheckedIOException if the client is gone */
    void add(IssuedCoupons.Row row) {
        csv.writeRecord(
                Long.toString(row.serial()),
                harmless(row.code()),
                harmless(row.customerId()),
                Long.toString(row.ticket()),
                text(row.acceptedAt()),
                text(row.issuedAt()),
                text(row.validUntil()),
                row.requestId().toString());
    }

    /** @throws UncheckedIOException if the client is gone */
    void finish() {
        try {
            csv.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static String harmless(String cell) {
        return !cell.isEmpty() && RUN_BY_SPREADSHEETS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }
}
