package io.firstcome.coupon.issuing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.WireFiles;
import io.firstcome.coupon.contract.json.LineJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LineBatchTest {

    private final CouponLine a = new CouponLine();
    private final CouponLine b = new CouponLine();

    private static ConsumerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ConsumerRecord<>(Topics.LINE, 0, 0, key.getBytes(UTF_8), value);
    }

    private static LineBatch batch(LineMessage... messages) {
        return new LineBatch(Arrays.stream(messages)
                .map(message -> record(message.couponId().toString(), LineJson.write(message)))
                .toList());
    }

    private static LineOutcome complete(CouponId couponId) {
        return new LineOutcome(couponId, true, false, List.of(), List.of(), List.of(), LineOutcome.Counts.NONE);
    }

    private static LineOutcome unfinished(CouponId couponId, LineMessage... remaining) {
        return new LineOutcome(
                couponId, false, false, List.of(remaining), List.of(), List.of(), LineOutcome.Counts.NONE);
    }

    @Test
    void recordsAreTakenInTheirOrderUpToThePermits() {
        LineMessage a1 = a.terms(1, 0);
        LineMessage b1 = b.terms(1, 0);
        LineMessage a2 = a.request("x");
        LineBatch batch = batch(a1, b1, a2);
        assertThat(batch.wanted()).isEqualTo(3);
        assertThat(batch.next(2)).isEqualTo(Map.of(a.id, List.of(a1), b.id, List.of(b1)));
        assertThat(batch.unsettledFrom())
                .as("nothing is settled before it is said")
                .isZero();
        batch.settled(List.of(complete(a.id), complete(b.id)));
        assertThat(batch.unsettledFrom()).isEqualTo(2);
        assertThat(batch.next(10)).isEqualTo(Map.of(a.id, List.of(a2)));
        batch.settled(List.of(complete(a.id)));
        assertThat(batch.done()).isTrue();
    }

    @Test
    void whatTheLedgerLeftComesFirstAndStaysUnsettled() {
        LineMessage a1 = a.terms(1, 0);
        LineMessage b1 = b.terms(1, 0);
        LineMessage a2 = a.request("x");
        LineMessage a3 = a.request("y");
        LineBatch batch = batch(a1, b1, a2, a3);
        batch.next(3);
        batch.settled(List.of(unfinished(a.id, a2), complete(b.id)));
        assertThat(batch.unsettledFrom()).isEqualTo(2);
        assertThat(batch.next(10)).isEqualTo(Map.of(a.id, List.of(a2)));
        batch.settled(List.of(complete(a.id)));
        assertThat(batch.unsettledFrom()).isEqualTo(3);
    }

    @Test
    void aLineThatIsBeingReleasedKeepsItsLastRecordUnsettled() {
        LineMessage a1 = a.terms(1, 0);
        LineMessage a2 = a.terms(2, 0);
        LineMessage b1 = b.terms(1, 0);
        LineBatch batch = batch(a1, a2, b1);
        batch.next(3);
        batch.settled(List.of(unfinished(a.id), complete(b.id)));
        assertThat(batch.done()).isFalse();
        assertThat(batch.unsettledFrom()).isEqualTo(1);
        assertThat(batch.next(5)).isEqualTo(Map.of(a.id, List.of()));
        batch.settled(List.of(complete(a.id)));
        assertThat(batch.done()).isTrue();
    }

    @Test
    void aCouponOfWhichNoMoreIsKeptStaysUnsettledAndIsNamed() {
        LineMessage a1 = a.terms(1, 0);
        LineMessage b1 = b.terms(1, 0);
        LineBatch batch = batch(a1, b1);
        batch.next(2);
        batch.settled(List.of(
                new LineOutcome(a.id, false, true, List.of(a1), List.of(), List.of(), LineOutcome.Counts.NONE),
                complete(b.id)));
        assertThat(batch.full()).containsExactly(a.id);
        assertThat(batch.done()).isFalse();
        assertThat(batch.unsettledFrom()).isZero();
    }

    @Test
    void unreadableRecordsAreSeenInTheirPlace() {
        LineMessage a1 = a.terms(1, 0);
        LineBatch batch = new LineBatch(List.of(
                record(a.id.toString(), LineJson.write(a1)),
                record(a.id.toString(), "?".getBytes(UTF_8)),
                record(b.id.toString(), LineJson.write(a1))));
        assertThat(batch.unreadable()).isEmpty();
        assertThat(batch.next(10)).hasSize(1);
        batch.settled(List.of(complete(a.id)));
        assertThat(batch.unreadable())
                .extracting(LineBatch.UnreadableRecord::cause)
                .last()
                .isEqualTo("the key is not the message's coupon id");
        batch.passUnreadable();
        assertThat(batch.done()).isTrue();
    }

    @Test
    void theGoldenWireFilesAreRead() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String file : WireFiles.LINE) {
            records.add(record("019e5a3c-0000-7000-8000-00000000c0de", WireFiles.read(file)));
        }
        LineBatch batch = new LineBatch(records);
        assertThat(batch.unreadable()).isEmpty();
        assertThat(batch.next(10).values())
                .singleElement()
                .satisfies(messages -> assertThat(messages).hasSameSizeAs(WireFiles.LINE));
    }
}
