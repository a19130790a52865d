package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.LineProgressed;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

class MemoryUntoldTest extends UntoldStoreContract {

    private Instant now = Instant.parse("2026-06-01T01:00:00Z");
    private final MemoryDatabase database = new MemoryDatabase(() -> now, _ -> {});
    private final UntoldStore untold = new MemoryUntold(
            database, new HealingSettings(250, 1000, 200, 60, 10_000, 60_000, STALL_MILLIS, 600, "simulated"));

    @Override
    UntoldStore untold() {
        return untold;
    }

    @Override
    <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(database).execute(_ -> work.get());
    }

    @Override
    SeededLine line(int requests) {
        SeededLine line = SeededLine.of(10, requests);
        database.seed(line.messages(), line.messages());
        return line;
    }

    @Override
    void progress(LineProgressed told) {
        database.advance(told);
    }

    @Override
    void decided(SeededLine line, int ticket) {
        database.decided(List.of(line.request(ticket).requestId()));
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
    void passLong() {
        now = now.plusMillis(2 * STALL_MILLIS);
    }
}
