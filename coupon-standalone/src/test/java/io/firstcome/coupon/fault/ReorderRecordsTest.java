package io.firstcome.coupon.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReorderRecordsTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverLeavesTheOrderOfACoupon(long seed) {
        byte[] coupon = {7};
        List<ProducerRecord<byte[], byte[]>> records = IntStream.of(1, 2)
                .mapToObj(i -> new ProducerRecord<>("line", coupon, new byte[] {(byte) i}))
                .toList();
        assertThat(ReorderRecords.shuffled(records, new Random(seed)))
                .containsExactlyInAnyOrderElementsOf(records)
                .isNotEqualTo(records);
    }
}
