package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

class MemoryHealingTest extends HealingStoreContract {

    private Instant now = Instant.parse("2026-06-01T01:00:00Z");
    private final MemoryDatabase database = new MemoryDatabase(() -> now, _ -> {});
    private final MemoryHealing healing = new MemoryHealing(
            database, new HealingSettings(250, 1000, 200, 60, 10_000, 60_000, STALL_MILLIS, 600, "simulated"));

    @Override
    HealingStore healing() {
        return healing;
    }

    @Override
    LineMessages messages() {
        return new MemoryMessages(database);
    }

    @Override
    <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(database).execute(_ -> work.get());
    }

    @Override
    SeededLine line(int requests, Predicate<LineMessage> inOutbox) {
        SeededLine line = SeededLine.of(10, requests);
        database.seed(line.messages(), line.messages().stream().filter(inOutbox).toList());
        return line;
    }

    @Override
    void progress(SeededLine line, long nextSequence) {
        database.advance(new LineProgressed(line.couponId(), nextSequence, nextSequence - 1, 0, 0, 10, false));
    }

    @Override
    void publishAll() {
        database.confirm(Long.MAX_VALUE);
    }

    @Override
    void loseSlot() {
        database.loseSlot();
    }

    @Override
    void makeSlot() {
        database.makeSlot();
    }

    @Override
    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    List<Long> copies(SeededLine line, long from, long to) {
        List<Long> copies = new ArrayList<>();
        for (long place = from; place <= to; place++) {
            copies.add((long) database.copies(line.couponId(), place).size());
        }
        return copies;
    }
}
