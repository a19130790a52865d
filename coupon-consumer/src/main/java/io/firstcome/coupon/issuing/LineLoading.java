package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.issuing.LedgerStore.First;
import io.firstcome.coupon.ledger.Held;
import io.firstcome.coupon.ledger.Touched;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Locks a batch's lines and loads what of them it touches. */
@Component
final class LineLoading {

    private final LedgerStore ledger;

    LineLoading(LedgerStore ledger) {
        this.ledger = ledger;
    }

    /**
     * @param batch the messages by coupon; a coupon without messages is one that has something left to be done
     * @param budget how many requests may be taken in or released at most
     */
    Map<CouponId, SettledLine.Loaded> load(Map<CouponId, List<LineMessage>> batch, Budget budget) {
        Map<CouponId, StoredLine> stored = ledger.lock(batch.keySet());
        Map<CouponId, List<LineMessage>> early =
                ledger.early(firsts(stored.values(), line -> line.early() > 0, earlyLimit(budget)));
        Map<CouponId, List<IssueRequested>> waiting =
                ledger.firstWaiting(firsts(stored.values(), line -> line.state().releasable() > 0, budget::decisions));
        Map<CouponId, Map<CustomerId, Held>> held = ledger.held(Stream.concat(
                        all(waiting),
                        Stream.concat(all(batch), all(early))
                                .filter(message -> budget.decisions(message.couponId()) > 0)
                                .filter(message -> message.sequence()
                                        >= line(stored, message.couponId())
                                                .state()
                                                .nextSequence()))
                .flatMap(LineLoading::whoseLimitCounts)
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
                            kept.size() == earlyLimit(budget).applyAsInt(couponId)));
        });
        return loaded;
    }

    /** One more than can be taken in shows whether more are kept. */
    private static ToIntFunction<CouponId> earlyLimit(Budget budget) {
        return couponId -> budget.decisions(couponId) + 1;
    }

    private static List<First> firsts(
            Collection<StoredLine> lines, Predicate<StoredLine> condition, ToIntFunction<CouponId> limit) {
        return lines.stream()
                .filter(condition)
                .map(line -> new First(
                        line.state().couponId(),
                        line.state().nextSequence(),
                        limit.applyAsInt(line.state().couponId())))
                .toList();
    }

    /** A request that an admin has failed is refused whatever its customer has. */
    private static Stream<IssueRequested> whoseLimitCounts(LineMessage message) {
        return switch (message) {
            case IssueRequested request -> Stream.of(request);
            case RequestFailed _, CouponTerms _ -> Stream.empty();
        };
    }

    private static Stream<LineMessage> all(Map<CouponId, ? extends List<? extends LineMessage>> messages) {
        return messages.values().stream().flatMap(List::stream);
    }

    private static StoredLine line(Map<CouponId, StoredLine> stored, CouponId couponId) {
        return Objects.requireNonNull(stored.get(couponId), "a line's row that was just made is not there");
    }
}
