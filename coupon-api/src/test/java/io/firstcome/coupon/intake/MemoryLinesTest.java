package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.outbox.MemoryDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

class MemoryLinesTest extends LineStoreContract {

    private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");

    private final MemoryDatabase database = new MemoryDatabase(InstantSource.fixed(NOW), _ -> {});
    private final MemoryLines lines = new MemoryLines(database, EnumSet.allOf(MemoryLines.Guard.class));

    @Override
    LineStore store() {
        return lines;
    }

    @Override
    CouponId open(long quantity, long waitingList) {
        CouponId couponId = new CouponId(UUID.randomUUID());
        lines.open(couponId, terms(quantity, waitingList), UUID.randomUUID());
        return couponId;
    }

    @Override
    void raiseAndPause(CouponId couponId, long quantity) {
        lines.change(couponId, terms(quantity, 1), true, UUID.randomUUID());
    }

    private static Terms terms(long quantity, long waitingList) {
        return new Terms(quantity, waitingList, 1, NOW, NOW.plusSeconds(3600), NOW.plusSeconds(7200), false);
    }

    @Override
    List<LineMessage> published(CouponId couponId) {
        return database.committedAfter(0, Integer.MAX_VALUE).stream()
                .map(MemoryDatabase.Row::message)
                .filter(message -> message.couponId().equals(couponId))
                .toList();
    }
}
