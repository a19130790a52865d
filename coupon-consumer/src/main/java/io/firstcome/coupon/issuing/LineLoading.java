package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.ledger.Held;
import io.firstcome.coupon.ledger.Touched;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Locks a batch's lines and loads what of them it touches. */
@Component
final class LineLoading {

    private final LineRows lines;
    private final TouchedRows touched;

    LineLoading(LineRows lines, TouchedRows touched) {
        this.lines = lines;
        this.touched = touched;
    }

    /**
     * @param batch the messages by coupon; a coupon without messages is one that has something left to be done
     * @param budget how many requests may be taken in or released at most
     */
    Map<CouponId, SettledLine.Loaded> load(Map<CouponId, List<LineMessage>> batch, int budget) {
        Map<CouponId, StoredLine> stored = lines.lock(batch.keySet());
        int earlyLimit = budget + 1;
        Map<CouponId, List<LineMessage>> early =
                touched.early(where(stored.values(), line -> line.early() > 0), earlyLimit);
        Map<CouponId, List<IssueRequested>> waiting =
                touched.firstWaiting(where(stored.values(), line -> line.state().releasable() > 0), budget);
        Map<CouponId, Map<CustomerId, Held>> held = touched.held(Stream.concat(
                        all(waiting),
                        Stream.concat(all(batch), all(early))
                                .filter(message -> message.sequence()
                                        >= line(stored, message.couponId())
                                                .state()
                                                .nextSequence()))
                .filter(IssueRequested.class::isInstance)
                .map(IssueRequested.class::cast)
                .toList());

        Map<CouponId, SettledLine.Loaded> loaded = new LinkedHashMap<>();
        batch.forEach((couponId, given) -> {
            List<LineMessage> kept = early.getOrDefault(couponId, List.of());
            loaded.put(
                    couponId,
                    new SettledLine.Loaded(
                            line(stored, couponId),
                            new Touched(
                                    held.getOrDefault(couponId, Map.of()), waiting.getOrDefault(couponId, List.of())),
                            given,
                            kept,
                            kept.size() == earlyLimit));
        });
        return loaded;
    }

    private static List<CouponId> where(Collection<StoredLine> lines, Predicate<StoredLine> condition) {
        return lines.stream()
                .filter(condition)
                .map(line -> line.state().couponId())
                .toList();
    }

    private static Stream<LineMessage> all(Map<CouponId, ? extends List<? extends LineMessage>> messages) {
        return messages.values().stream().flatMap(List::stream);
    }

    private static StoredLine line(Map<CouponId, StoredLine> stored, CouponId couponId) {
        return Objects.requireNonNull(stored.get(couponId), "a line's row that was just made is not there");
    }
}
