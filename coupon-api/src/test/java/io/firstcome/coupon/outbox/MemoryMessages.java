package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import java.util.ArrayList;
import java.util.List;

/** The lines' messages in memory; {@link LineMessagesContract} holds it to what PostgreSQL does. */
final class MemoryMessages implements LineMessages {

    private final MemoryDatabase database;

    MemoryMessages(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Long> copyAgain(CouponId coupon, long from, long to) {
        List<LineMessage> copies = new ArrayList<>();
        for (long place = from; place <= to; place++) {
            database.copies(coupon, place).stream().findFirst().ifPresent(row -> copies.add(row.message()));
        }
        database.append(copies);
        return copies.stream().map(LineMessage::sequence).toList();
    }

    @Override
    public List<LineMessage> messages(CouponId coupon, long from, long to) {
        return List.copyOf(database.kept(coupon).subMap(from, true, to, true).values());
    }

    @Override
    public void append(List<LineMessage> messages) {
        database.append(messages);
    }
}
