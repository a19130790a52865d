package io.firstcome.coupon.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CouponSheetTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.123456Z");

    @Test
    void aRowIsALine() {
        assertThat(sheet("customer-1", TIME)).isEqualTo("""
                serial,code,customerId,ticket,acceptedAt,issuedAt,validUntil,requestId\r
                7,ABCD-EFGH-JKLM-NPQR,customer-1,9,2026-01-01T00:00:00.123456Z,2026-01-01T00:00:00.123456Z,\
                2026-01-01T00:00:00.123456Z,00000000-0000-0000-0000-000000000001\r
                """);
    }

    @Test
    void whatIsSpecialToCsvIsQuotedAndWhatIsMissingIsEmpty() {
        assertThat(sheet("a,\"b\"", TIME)).contains(",\"a,\"\"b\"\"\",9,");
        assertThat(sheet("선착순", null)).contains(",선착순,9,,2026-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd()", "+1", "-1", "@SUM(A1)", "\ta", "\ra", "\na", "=1,2", "＝1", "＋1", "－1", "＠1"})
    void whatASpreadsheetWouldRunBeginsWithAnApostrophe(String cell) {
        assertThat(CouponSheet.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1-2", "'=1", "user@example.org"})
    void otherCellsStayAsTheyAre(String cell) {
        assertThat(CouponSheet.harmless(cell)).isEqualTo(cell);
    }

    private static String sheet(String customerId, @Nullable Instant acceptedAt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CouponSheet sheet = new CouponSheet(out);
        sheet.add(
                new IssuedCoupons.Row(7, "ABCD-EFGH-JKLM-NPQR", customerId, 9, acceptedAt, TIME, TIME, new UUID(0, 1)));
        sheet.finish();
        return out.toString(UTF_8);
    }
}
