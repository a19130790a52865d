package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.outcome.TestDecisions.issued;
import static io.firstcome.coupon.outcome.TestDecisions.progress;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.outbox.MemoryDatabase;
import io.firstcome.coupon.outbox.SeededLine;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldDecisionsTest {

    private final SeededLine line = SeededLine.of(2, 3);
    private final MemoryOutcomes store = new MemoryOutcomes(new MemoryDatabase(InstantSource.system(), _ -> {}), true);
    private final HeldDecisions held = new HeldDecisions(store);

    @Test
    void nothingIsGivenUpBeforeItIsStored() {
        held.add(0, issued(line, 1, 1));
        held.add(0, progress(line, 1, 1, 0));
        assertThat(held.release()).isEmpty();

        store.add(List.of(issued(line, 1, 1)));
        assertThat(held.release()).containsExactly(issued(line, 1, 1));
        assertThat(held.size()).isEqualTo(1);

        store.advance(List.of(progress(line, 2, 2, 0)));
        assertThat(held.release()).as("a later progress is stored").containsExactly(progress(line, 1, 1, 0));
        assertThat(held.size()).isZero();
    }

    @Test
    void whatIsNotStoredHoldsBackItsOwnPartitionOnly() {
        held.add(0, issued(line, 1, 1));
        held.add(0, issued(line, 2, 2));
        held.add(1, issued(line, 3, 3));

        store.add(List.of(issued(line, 2, 2), issued(line, 3, 3)));

        assertThat(held.release()).containsExactly(issued(line, 3, 3));
        store.add(List.of(issued(line, 1, 1)));
        assertThat(held.release()).containsExactly(issued(line, 1, 1), issued(line, 2, 2));
    }
}
