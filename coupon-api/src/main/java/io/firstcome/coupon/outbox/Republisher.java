package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes messages into the outbox again, as they were: same id, type and payload. From there they take the usual way.
 * Whoever had them before recognises them by their sequence.
 */
@Component
public class Republisher {

    private static final Logger log = LoggerFactory.getLogger(Republisher.class);

    private final LineMessages stored;

    Republisher(LineMessages stored) {
        this.stored = stored;
    }

    /**
     * Publishes the places from {@code from} to {@code to} again, in the caller's transaction. What the outbox has no
     * copy of any more is built anew from the tables: three statements more. Returns how many messages were written.
     */
    public int republish(CouponId coupon, long from, long to) {
        Set<Long> missing =
                new HashSet<>(LongStream.rangeClosed(from, to).boxed().toList());
        stored.copyAgain(coupon, from, to).forEach(missing::remove);
        if (!missing.isEmpty()) {
            List<LineMessage> rebuilt = stored.messages(coupon, from, to).stream()
                    .filter(message -> missing.remove(message.sequence()))
                    .toList();
            stored.append(rebuilt);
            log.info(
                    "Line {}: {} messages were not in the outbox any more and were built anew", coupon, rebuilt.size());
        }
        if (!missing.isEmpty()) {
            log.error(
                    "Line {}: {} of the places {} to {} stand in no table. Its customers behind them wait until an admin"
                            + " restores them; it is tried again, less and less often",
                    coupon,
                    missing.size(),
                    from,
                    to);
        }
        return Math.toIntExact(to - from + 1 - missing.size());
    }

    /**
     * Publishes one place anew from the tables, in the caller's transaction, whatever copies the outbox has: they may be what
     * cannot be read. Three statements. Returns whether the place stands in the tables.
     */
    public boolean rebuild(CouponId coupon, long sequence) {
        List<LineMessage> rebuilt = stored.messages(coupon, sequence, sequence);
        stored.append(rebuilt);
        return !rebuilt.isEmpty();
    }
}
