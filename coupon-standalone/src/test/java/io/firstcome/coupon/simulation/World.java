package io.firstcome.coupon.simulation;

import io.firstcome.coupon.intake.MemoryLines;
import io.firstcome.coupon.issuing.MemoryLedger;
import io.firstcome.coupon.outbox.MemoryDatabase;
import io.firstcome.coupon.outbox.SimulatedHealing;
import io.firstcome.coupon.outcome.MemoryOutcomes;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** What all share: time, chance, the databases, the topics, and what is watched. */
final class World {

    /** How many transactions were open when a step began. */
    record Depth(int intake, int ledger) {}

    private static final int DEEPEST = 3;
    private static final int PARTITIONS = 3;

    private final Random random;
    private final Set<Flaw> flaws;
    private final Timeline timeline = new Timeline();
    private Faults faults;
    private int nested;

    final MemoryDatabase intake = new MemoryDatabase(timeline, this::reached);
    final MemoryLines lines;
    final MemoryOutcomes outcomes;
    final MemoryLedger ledger;
    final SimulatedHealing healing;
    final Topic line = new Topic(this, "coupon.line", PARTITIONS);
    final Topic decisions = new Topic(this, "coupon.decisions", PARTITIONS);
    final Invariants invariants = new Invariants(this);

    World(Random random, Faults faults, Set<Flaw> flaws) {
        this.random = random;
        this.faults = faults;
        this.flaws = flaws;
        lines = new MemoryLines(intake, lineGuards());
        outcomes = new MemoryOutcomes(intake, !has(Flaw.LATER_DECISION_STANDS));
        ledger = new MemoryLedger(timeline, this::reached, ledgerGuards());
        healing = new SimulatedHealing(intake, !has(Flaw.NOTHING_REPUBLISHED));
    }

    private Set<MemoryLines.Guard> lineGuards() {
        Set<MemoryLines.Guard> guards = EnumSet.allOf(MemoryLines.Guard.class);
        without(guards, Flaw.LINE_LOCKED_TOO_LATE, MemoryLines.Guard.LOCK);
        without(guards, Flaw.LINE_WITHOUT_CONSTRAINTS, MemoryLines.Guard.CONSTRAINTS);
        without(guards, Flaw.ANSWER_BEFORE_COMMIT, MemoryLines.Guard.FLUSH);
        return guards;
    }

    private Set<MemoryLedger.Guard> ledgerGuards() {
        Set<MemoryLedger.Guard> guards = EnumSet.allOf(MemoryLedger.Guard.class);
        without(guards, Flaw.LEDGER_WITHOUT_LOCK, MemoryLedger.Guard.LOCK);
        without(guards, Flaw.LEDGER_WITHOUT_COMPARE_AND_SET, MemoryLedger.Guard.COMPARE_AND_SET);
        without(guards, Flaw.LEDGER_WITHOUT_CONSTRAINTS, MemoryLedger.Guard.CONSTRAINTS);
        without(guards, Flaw.LEDGER_WITHOUT_MEMORY, MemoryLedger.Guard.MEMORY);
        return guards;
    }

    private <G> void without(Set<G> guards, Flaw flaw, G guard) {
        if (has(flaw)) {
            guards.remove(guard);
        }
    }

    boolean has(Flaw flaw) {
        return flaws.contains(flaw);
    }

    Random random() {
        return random;
    }

    Faults faults() {
        return faults;
    }

    /** From now on nothing goes wrong any more. */
    void calm() {
        faults = Faults.none();
        note("from now on nothing goes wrong");
    }

    Timeline timeline() {
        return timeline;
    }

    void note(String what) {
        timeline.note(what);
    }

    void after(long millis, Runnable what) {
        timeline.after(millis, what);
    }

    boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    UUID newId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    Depth enter() {
        nested++;
        return new Depth(intake.open(), ledger.open());
    }

    void leave(Depth depth) {
        nested--;
        intake.abandon(depth.intake());
        ledger.abandon(depth.ledger());
    }

    /** A step has come to a point at which it can be broken off, or at which others have their turn. */
    void reached(String point) {
        if (nested == 0) {
            return;
        }
        if (nested < DEEPEST && happens(faults.interleaved())) {
            for (int turns = 1 + random.nextInt(6); turns > 0; turns--) {
                timeline.next();
            }
        }
        if (happens(faults.crash())) {
            throw new Crash(point);
        }
        if (point.startsWith("ledger") && happens(faults.connectionLost())) {
            note("a connection is lost: " + point);
            throw MemoryLedger.connectionLost();
        }
        if (point.startsWith("intake") && happens(faults.connectionLost())) {
            note("a connection is lost: " + point);
            throw new MemoryLines.ConnectionLost();
        }
    }
}
