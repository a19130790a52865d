package io.firstcome.coupon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A line on its way to the ledger, with all that can happen to it: records doubled, lost and out of order, batches of
 * any length, any budget, a consumer that dies before or after it has stored, a zombie that stores too late. What is
 * missing is published again, as gap reports and the sweeper do.
 */
final class RoughDelivery {

    private static final int MAX_ROUNDS = 100_000;

    private final Random random;
    private final List<LineMessage> line;
    private final List<LineMessage> topic = new ArrayList<>();
    private final LedgerStore store = new LedgerStore();
    private final Map<RequestId, Decision> told = new HashMap<>();
    private int committedOffset = 0;

    RoughDelivery(List<LineMessage> line, Random random) {
        this.line = line;
        this.random = random;
    }

    /** Delivers until the whole line is settled. */
    LedgerStore run() {
        publishRoughly();
        for (int round = 0;
                store.line().nextSequence() <= line.size() || store.line().releasable() > 0;
                round++) {
            assertThat(round).as("rounds").isLessThan(MAX_ROUNDS);
            if (committedOffset == topic.size()) {
                publishAgain(store.line().nextSequence(), line.size());
            }
            consume(topic.subList(committedOffset, anyFrom(committedOffset, topic.size())));
        }
        return store;
    }

    private void publishRoughly() {
        double lost = random.nextInt(3) == 0 ? random.nextDouble() * 0.5 : 0;
        double doubled = random.nextDouble() * 0.5;
        for (LineMessage message : line) {
            if (random.nextDouble() >= lost) {
                topic.add(message);
            }
            if (random.nextDouble() < doubled) {
                topic.add(random.nextInt(topic.size() + 1), message);
            }
        }
        switch (random.nextInt(3)) {
            case 0 -> Collections.shuffle(topic, random);
            case 1 -> swapNeighbours();
            default -> {}
        }
    }

    private void swapNeighbours() {
        for (int i = random.nextInt(4); i < topic.size(); i += 1 + random.nextInt(8)) {
            Collections.swap(topic, i, Math.max(0, i - 1 - random.nextInt(4)));
        }
    }

    private void publishAgain(long from, long to) {
        topic.addAll(line.subList((int) from - 1, (int) Math.min(to, from + random.nextInt(20))));
    }

    /** One batch of a consumer: its offset is committed once nothing of it remains, unless the consumer dies. */
    private void consume(List<LineMessage> records) {
        List<LineMessage> batch = List.copyOf(records);
        List<LineMessage> remaining = batch;
        while (true) {
            int budget = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(10);
            Settlement settlement = settle(remaining, budget);
            if (random.nextInt(12) == 0) {
                return; // dies before it has stored
            }
            boolean zombie = random.nextInt(12) == 0;
            if (zombie) {
                assertThat(store.store(settle(List.of(), budget))).isTrue();
                assertThat(store.store(settle(batch, budget))).isTrue();
            }
            boolean moved = !store.line().equals(settlement.before());
            assertThat(store.store(settlement)).isEqualTo(!moved);
            if (moved || random.nextInt(12) == 0) {
                return; // it was a zombie; or dies after it has stored
            }
            tell(settlement);
            if (settlement.complete()) {
                committedOffset += batch.size();
                settlement.gap().ifPresent(this::heal);
                return;
            }
            remaining = settlement.remaining();
        }
    }

    private Settlement settle(List<LineMessage> records, int budget) {
        List<LineMessage> messages = new ArrayList<>(store.early());
        messages.addAll(records);
        Collections.shuffle(messages, random);
        return CouponLedger.settle(store.line(), store.touched(messages, budget), messages, budget);
    }

    /** The answers are at least once, and each is the same as the one before. */
    private void tell(Settlement settlement) {
        settlement.decided().forEach(decided -> tell(decided.request().requestId(), decided.decision()));
        settlement
                .repeated()
                .forEach(request ->
                        store.decision(request.requestId()).ifPresent(decision -> tell(request.requestId(), decision)));
    }

    private void tell(RequestId request, Decision decision) {
        Decision before = told.putIfAbsent(request, decision);
        assertThat(before).isIn(null, decision);
    }

    private void heal(GapReported gap) {
        assertThat(gap.missingFrom()).isEqualTo(store.line().nextSequence());
        assertThat(store.early()).noneMatch(message -> message.sequence() <= gap.missingTo());
        if (random.nextBoolean()) {
            publishAgain(gap.missingFrom(), gap.missingTo());
        }
    }

    private int anyFrom(int from, int to) {
        int length = random.nextBoolean() ? random.nextInt(5) : random.nextInt(100);
        return Math.min(to, from + length);
    }
}
