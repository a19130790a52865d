package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was heard and is not stored yet. A customer is told nothing that is not in the tables: another instance, which has not
 * heard it, reads them before it answers, so it never says less than what any instance has said before. Used by one thread.
 */
final class HeldDecisions {

    private static final int MAX_LOOKED_UP = 1_000;

    private final OutcomeStore store;
    private final Map<Integer, Deque<DecisionMessage>> byPartition = new HashMap<>();
    private int size;

    HeldDecisions(OutcomeStore store) {
        this.store = store;
    }

    void add(int partition, DecisionMessage message) {
        byPartition.computeIfAbsent(partition, _ -> new ArrayDeque<>()).addLast(message);
        size++;
    }

    /** How many are held. */
    int size() {
        return size;
    }

    /**
     * Gives up what is stored by now, in the order of each partition and up to the first that is not. Two statements, none if
     * nothing is held.
     */
    List<DecisionMessage> release() {
        List<DecisionMessage> first = byPartition.values().stream()
                .flatMap(held -> held.stream().limit(MAX_LOOKED_UP))
                .toList();
        Stored stored = lookUp(first);
        List<DecisionMessage> released = new ArrayList<>();
        for (Deque<DecisionMessage> held : byPartition.values()) {
            for (DecisionMessage next = held.peekFirst(); next != null && stored.has(next); next = held.peekFirst()) {
                released.add(held.removeFirst());
            }
        }
        size -= released.size();
        return released;
    }

    private Stored lookUp(List<DecisionMessage> messages) {
        Set<RequestId> requests =
                messages.stream().flatMap(HeldDecisions::request).collect(Collectors.toSet());
        Set<CouponId> lines = messages.stream()
                .filter(LineProgressed.class::isInstance)
                .map(DecisionMessage::couponId)
                .collect(Collectors.toSet());
        return new Stored(
                store.decided(requests),
                store.progress(lines).stream()
                        .collect(Collectors.toMap(LineProgressed::couponId, Function.identity())));
    }

    private static Stream<RequestId> request(DecisionMessage message) {
        return message instanceof RequestDecided decided ? Stream.of(decided.requestId()) : Stream.empty();
    }

    private record Stored(Set<RequestId> decided, Map<CouponId, LineProgressed> progress) {

        /** A gap is told to nobody here. */
        boolean has(DecisionMessage message) {
            return switch (message) {
                case RequestDecided told -> decided.contains(told.requestId());
                case LineProgressed told -> {
                    LineProgressed stored = progress.get(told.couponId());
                    yield stored != null && !told.supersedes(stored);
                }
                case GapReported _ -> true;
            };
        }
    }
}
