package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outbox.MemoryDatabase;
import io.firstcome.coupon.outbox.SeededLine;
import java.time.InstantSource;
import java.util.Optional;

class MemoryOutcomesTest extends OutcomeStoreContract {

    private final MemoryDatabase database = new MemoryDatabase(InstantSource.system(), _ -> {});
    private final MemoryOutcomes outcomes = new MemoryOutcomes(database, true);

    @Override
    OutcomeStore store() {
        return outcomes;
    }

    @Override
    SeededLine line(int requests) {
        return SeededLine.of(10, requests);
    }

    @Override
    Optional<Decision> stored(RequestId request) {
        return outcomes.find(request).map(RequestDecided::decision);
    }

    @Override
    Optional<LineProgressed> progress(SeededLine line) {
        return database.progress(line.couponId());
    }
}
