package io.firstcome.coupon.planted;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.rules.Rules;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/**
 * A mistake that one could make in the services, and what has to find it. Each is a script of rules under its {@link #code}.
 * Most would stay hidden, since what this bug breaks is guarded a second time: then that guard is taken away as well, which
 * is said beside it.
 */
public enum PlantedBug {

    /**
     * The ledger stores unconditionally. A consumer that is stopped between reading a line and storing what it decided, for
     * so long that another one has taken its partition over, then stores decisions of requests that the other has decided,
     * with serials that the other has given out, and sets the line back, so that the next batch does all of it once more.
     * The line's lock, PostgreSQL's limit for idle transactions and the keys of decisions and coupons would each prevent it.
     */
    SKIP_THE_COMPARE_AND_SET(
            PartKind.CONSUMER,
            Guards.LEDGER_KEYS,
            Provocation.PAUSE_THE_DECIDING_CONSUMER,
            "one-decision-each",
            "issued-within-quantity",
            "serials-gapless",
            "coupons-per-customer",
            "stock-agrees-with-coupons",
            "decided-as-replayed"),

    /**
     * The relay confirms what it has only handed to the producer. When it dies while Kafka does not answer, the slot stands
     * behind rows that no broker has: nobody sends them again, but for the healing, which makes second rows of them. So a
     * message has more rows than records, or comes after those behind it.
     */
    CONFIRM_BEFORE_THE_ACKS(
            PartKind.RELAY,
            Guards.NONE,
            Provocation.KILL_RELAYS_WHILE_KAFKA_IS_AWAY,
            "nothing-lost-on-the-way",
            "outbox-is-in-the-topic",
            "accepted-is-decided"),

    /**
     * The consumer commits a batch's offsets before it decides the batch. When it dies in between, Kafka gives the batch to
     * nobody any more. Healing would publish it again, and customers would merely wait: it is taken away, and so they wait
     * for ever.
     */
    COMMIT_THE_OFFSET_BEFORE_THE_DECISION(
            PartKind.CONSUMER, Guards.HEALING, Provocation.CRASH_BEFORE_THE_DECISION, "accepted-is-decided"),

    /**
     * The intake reads where a line stands without its lock, so that two batches give out the same places; the line then
     * stands where the later of them says. The ledger takes the first one at each place and holds the other for a repeat,
     * which is never decided. Only the unique key of the tickets would refuse it.
     */
    TAKE_THE_LOCK_TOO_LATE(
            PartKind.API,
            Guards.TICKET_KEY,
            Provocation.CUSTOMERS_ARE_ENOUGH,
            "tickets-gapless",
            "sequences-gapless",
            "accepted-is-in-the-outbox",
            "accepted-is-decided",
            "tickets-in-commit-order"),

    /**
     * Customers are told their tickets before the commit, which one time in ten never comes. Their places are rolled back
     * and given to others.
     */
    ANSWER_BEFORE_THE_COMMIT(
            PartKind.API,
            Guards.NONE,
            Provocation.CUSTOMERS_ARE_ENOUGH,
            "tickets-are-stored-as-told",
            "told-never-flips"),

    /**
     * The relay leaves a row out. The ledger sees the gap and has the message published again: it comes after those behind
     * it, and has two rows and one record.
     */
    SKIP_A_ROW(
            PartKind.RELAY,
            Guards.NONE,
            Provocation.CUSTOMERS_ARE_ENOUGH,
            "nothing-lost-on-the-way",
            "outbox-is-in-the-topic"),

    /** The relay sends two rows in the wrong order. The ledger puts that right; the topic shows it. */
    SWAP_TWO_ROWS(PartKind.RELAY, Guards.NONE, Provocation.CUSTOMERS_ARE_ENOUGH, "nothing-lost-on-the-way"),

    /** A customer is told a code that is not the one in the ledger: told again after a redelivery, it would be another. */
    TELL_ANOTHER_CODE(
            PartKind.CONSUMER,
            Guards.NONE,
            Provocation.CUSTOMERS_ARE_ENOUGH,
            "decisions-are-told-as-stored",
            "told-as-decided",
            "told-never-flips"),

    /**
     * The ledger takes five more coupons to be there than the admin's terms say. With a waiting list, those first on it get
     * one too; without, the intake lets nobody in for them.
     */
    OVER_ISSUE(
            PartKind.CONSUMER,
            Guards.NONE,
            Provocation.CUSTOMERS_ARE_ENOUGH,
            "issued-within-quantity",
            "stock-agrees-with-coupons",
            "decided-as-replayed",
            "decided-as-the-outbox-replayed",
            "holders-are-the-earliest");

    private final PartKind victims;
    private final Guards guards;
    private final Provocation provocation;
    private final Set<String> namedBy;

    PlantedBug(PartKind victims, Guards guards, Provocation provocation, String... namedBy) {
        this.victims = victims;
        this.guards = guards;
        this.provocation = provocation;
        this.namedBy = Set.of(namedBy);
    }

    /** The stable name and the script's: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The checker's rules of which at least one has to find it; which of them do is a matter of timing. */
    public Set<String> namedBy() {
        return namedBy;
    }

    /**
     * Plants it into all running parts that can have it and takes the guards away for good: what is checked afterwards on
     * this cluster is checked without them. A part that starts again is sound again. Coupons for it are
     * published afterwards, since one bug lies in how their first message is read.
     *
     * @throws SQLException if a guard in a database is not as it was known here
     */
    public void plant(Cluster cluster, Rules rules) throws SQLException {
        guards.takeAway(cluster, rules);
        for (Part part : cluster.parts(victims)) {
            rules.lay(part.name(), code());
        }
    }

    /** Does what it needs to come to light. Returns when that is done, while customers rush, whom it needs as well. */
    public void provoke(Cluster cluster, Rules rules) throws InterruptedException {
        provocation.provoke(cluster, rules, code());
    }

    /** Takes it out of the parts in which it still is. The guards stay away, or they would put right what it has done. */
    public void lift(Cluster cluster, Rules rules) {
        cluster.parts(victims).forEach(part -> rules.lift(part.name(), code()));
    }

    /** How often it has done its wrong. If never, nothing can be said about the checker. */
    public int fired(Cluster cluster, Rules rules) {
        return cluster.parts(victims).stream()
                .mapToInt(part -> rules.fired(part.name(), code()))
                .sum();
    }
}
