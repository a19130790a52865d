package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.WireFiles;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the outbox is, byte for byte, what the consumer's tests read. */
class OutboxWireTest {

    static List<String> line() {
        return WireFiles.LINE;
    }

    @ParameterizedTest
    @MethodSource("line")
    void theOutboxHoldsTheGoldenBytes(String file) {
        byte[] golden = WireFiles.read(file);
        assertThat(LineJson.read(golden))
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(OutboxTable.payload((LineMessage) read.message()))
                                .isEqualTo(new String(golden, StandardCharsets.UTF_8)));
    }
}
