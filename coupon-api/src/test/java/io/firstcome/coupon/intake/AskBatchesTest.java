package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskBatchesTest {

    private static final Duration GATHER = Duration.ofMillis(10);
    private static final int MAX_BATCH = 100;

    private final BlockingQueue<Ask> queue = new LinkedBlockingQueue<>();
    private final List<Long> pauses = new ArrayList<>();
    private List<Ask> whoComeInAPause = List.of();
    private final AskBatches batches = new AskBatches(queue, MAX_BATCH, GATHER, nanos -> {
        pauses.add(nanos);
        queue.addAll(whoComeInAPause);
    });

    @Test
    void whoComesAloneWaitsForNobody() throws InterruptedException {
        List<Ask> asks = come(2);
        for (Ask ask : asks) {
            queue.add(ask);
            assertThat(batches.next()).containsExactly(ask);
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void theFirstWhoComeTogetherAreTakenAtOnce() throws InterruptedException {
        queue.addAll(come(2));
        assertThat(batches.next()).hasSize(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void inACrowdABatchIsGathered() throws InterruptedException {
        queue.addAll(come(2));
        batches.next();
        List<Ask> first = come(1);
        queue.addAll(first);
        whoComeInAPause = come(3);
        assertThat(batches.next())
                .as("in the order in which they came")
                .containsExactly(
                        first.getFirst(), whoComeInAPause.get(0), whoComeInAPause.get(1), whoComeInAPause.get(2));
        assertThat(pauses).containsExactly(GATHER.toNanos());
    }

    @Test
    void theCrowdIsOverOnceSomebodyIsAloneInSpiteOfTheWait() throws InterruptedException {
        queue.addAll(come(2));
        batches.next();
        queue.addAll(come(1));
        assertThat(batches.next()).hasSize(1);
        queue.addAll(come(1));
        batches.next();
        assertThat(pauses).hasSize(1);
    }

    @Test
    void whereEnoughWaitNothingIsGathered() throws InterruptedException {
        queue.addAll(come(MAX_BATCH + 70));
        assertThat(batches.next()).hasSize(MAX_BATCH);
        assertThat(batches.next()).hasSize(70);
        assertThat(pauses).isEmpty();
    }

    @Test
    void nobodyIsNoBatch() throws InterruptedException {
        assertThat(batches.next()).isEmpty();
    }

    private static List<Ask> come(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Ask(
                        new CouponId(UUID.randomUUID()),
                        new CustomerId("customer-" + number),
                        null,
                        new RequestId(UUID.randomUUID()),
                        Long.MAX_VALUE))
                .toList();
    }
}
