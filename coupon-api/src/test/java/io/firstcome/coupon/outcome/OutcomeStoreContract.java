package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.outcome.TestDecisions.issued;
import static io.firstcome.coupon.outcome.TestDecisions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outbox.SeededLine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a store of the ledger's answers does, whatever it is made of. */
abstract class OutcomeStoreContract {

    abstract OutcomeStore store();

    abstract SeededLine line(int requests);

    abstract Optional<Decision> stored(RequestId request);

    abstract Optional<LineProgressed> progress(SeededLine line);

    @Test
    void theFirstDecisionStandsAndAnotherOneIsAConflict() {
        SeededLine line = line(3);
        RequestId first = line.request(1).requestId();
        RequestId second = line.request(2).requestId();

        assertThat(store().add(List.of(issued(line, 1, 1), issued(line, 1, 1)))).isEmpty();
        assertThat(store().add(List.of(issued(line, 1, 1), refused(line, 2, RefusalReason.CLOSED))))
                .isEmpty();
        assertThat(store().add(List.of(issued(line, 1, 2), refused(line, 2, RefusalReason.CLOSED))))
                .containsExactly(first);
        assertThat(store().add(List.of(refused(line, 2, RefusalReason.SOLD_OUT))))
                .containsExactly(second);

        assertThat(stored(first)).contains(new Decision.Issued(1));
        assertThat(stored(second)).contains(new Decision.Refused(RefusalReason.CLOSED));
        assertThat(stored(line.request(3).requestId())).isEmpty();
        assertThat(store().add(List.of())).isEmpty();
        assertThat(store().decided(List.of(first, second, line.request(3).requestId())))
                .containsExactlyInAnyOrder(first, second);
        assertThat(store().decided(List.of())).isEmpty();
    }

    @Test
    void progressOnlyMovesOn() {
        SeededLine line = line(5);
        LineProgressed third = progress(line, 4, 1);
        store().advance(List.of(third));
        store().advance(List.of(progress(line, 3, 0)));
        store().advance(List.of(progress(line, 4, 2)));
        assertThat(progress(line)).contains(third);

        store().advance(List.of(progress(line, 4, 0)));
        assertThat(progress(line)).contains(progress(line, 4, 0));
        store().advance(List.of(progress(line, 5, 3)));
        assertThat(progress(line)).contains(progress(line, 5, 3));
        SeededLine unmoved = line(1);
        assertThat(store().progress(List.of(line.couponId(), unmoved.couponId())))
                .containsExactly(progress(line, 5, 3));
        assertThat(store().progress(List.of())).isEmpty();
    }

    private static LineProgressed progress(SeededLine line, long next, long waiting) {
        return new LineProgressed(line.couponId(), next, next - 1, 0, waiting, 5, false);
    }
}
