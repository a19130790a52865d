package io.firstcome.coupon.checker;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One violation in a run that is clean but for it.
 *
 * @param expected the rule that is there for it
 * @param implied what it breaks besides
 */
record PlantedInRun(String what, Rule expected, Set<Rule> implied, Consumer<SampleRun> plant) {

    private static final long LATE = SampleRun.since(50);

    Set<Rule> found() {
        Set<Rule> found = EnumSet.of(expected);
        found.addAll(implied);
        return found;
    }

    @Override
    public String toString() {
        return what + " is found by " + expected.code();
    }

    private static PlantedInRun plant(String what, Rule expected, Consumer<SampleRun> plant) {
        return new PlantedInRun(what, expected, Set.of(), plant);
    }

    private PlantedInRun and(Rule... also) {
        return new PlantedInRun(what, expected, Set.of(also), plant);
    }

    static Stream<PlantedInRun> all() {
        return Stream.of(stored(), told(), order(), way(), replay(), ledger()).flatMap(planted -> planted);
    }

    private static Stream<PlantedInRun> stored() {
        return Stream.of(
                plant(
                        "a ticket that was lost",
                        Rule.TICKETS_STORED_AS_TOLD,
                        run -> run.stored.requests().remove(SampleRun.request(4))),
                plant("a ticket of another customer", Rule.TICKETS_STORED_AS_TOLD, run -> store(run, 4, "somebody", 4)),
                plant(
                        "a request of one who was refused",
                        Rule.REFUSED_IS_NOT_STORED,
                        run -> store(run, 7, "late", 200)),
                plant(
                        "a request before its only attempt",
                        Rule.REFUSED_IS_NOT_STORED,
                        run -> store(run, 6, SampleRun.customer(6), 5)),
                plant(
                        "a code other than the one told",
                        Rule.DECISIONS_TOLD_AS_STORED,
                        run -> run.decide(2, new Stored.Decision(SampleRun.COUPON, 2, "issued", 2, "", "other"))),
                plant(
                                "a customer who was never told",
                                Rule.DECISIONS_TOLD_AS_STORED,
                                run -> run.calls.removeIf(
                                        call -> call.subject().customer().equals(SampleRun.customer(2))
                                                && call.told().stream().anyMatch(told -> told.decision() != null)))
                        .and(Rule.INSTANCES_AGREE));
    }

    private static void store(SampleRun run, int ticket, String customer, int comesAs) {
        run.stored
                .requests()
                .put(
                        SampleRun.request(ticket),
                        new Stored.Request(
                                SampleRun.request(ticket),
                                SampleRun.COUPON,
                                customer,
                                ticket,
                                ticket + 1L,
                                SampleRun.at(comesAs)));
    }

    private static Stream<PlantedInRun> told() {
        return Stream.of(
                plant("a code that flips", Rule.TOLD_NEVER_FLIPS, run -> run.calls.add(otherCode(LATE)))
                        .and(Rule.DECISIONS_TOLD_AS_STORED),
                plant(
                                "a ticket that flips",
                                Rule.TOLD_NEVER_FLIPS,
                                run -> run.calls.add(SampleRun.call(
                                        Call.Kind.STATUS,
                                        5,
                                        0,
                                        LATE,
                                        Call.Result.OK,
                                        "200",
                                        new Told(SampleRun.request(5), 6, "waiting", 0, SampleRun.at(5), null, LATE))))
                        .and(Rule.TICKETS_STORED_AS_TOLD),
                plant(
                        "an instance that does not know a request",
                        Rule.TOLD_NEVER_FLIPS,
                        run -> run.calls.add(SampleRun.call(
                                Call.Kind.STATUS, 2, 0, LATE, Call.Result.REFUSED, "404 unknown-request"))),
                plant(
                        "a decision that is taken back",
                        Rule.DECISION_STAYS_TOLD,
                        run -> run.calls.add(SampleRun.told(Call.Kind.STATUS, 2, 0, LATE, "accepted", 0))),
                plant(
                                "an instance that is behind in the end",
                                Rule.INSTANCES_AGREE,
                                run -> run.replace(
                                        Call.Kind.LAST,
                                        2,
                                        1,
                                        SampleRun.told(Call.Kind.LAST, 2, 1, 2 * LATE, "accepted", 0)))
                        .and(Rule.DECISION_STAYS_TOLD),
                plant(
                        "an instance that does not answer in the end",
                        Rule.INSTANCES_AGREE,
                        run -> run.replace(
                                Call.Kind.LAST,
                                2,
                                1,
                                SampleRun.call(Call.Kind.LAST, 2, 1, LATE, Call.Result.UNKNOWN, "ConnectException"))),
                plant(
                                "a second ticket for who asked again",
                                Rule.ONE_TICKET_PER_KEY,
                                run -> run.calls.add(second(LATE)))
                        .and(Rule.TICKETS_STORED_AS_TOLD, Rule.DECISIONS_TOLD_AS_STORED, Rule.INSTANCES_AGREE));
    }

    private static Call otherCode(long nanos) {
        Told.Decision decision = new Told.Decision("issued", 2, "other", "", SampleRun.at(2));
        return SampleRun.call(
                Call.Kind.STATUS,
                2,
                0,
                nanos,
                Call.Result.OK,
                "200",
                new Told(SampleRun.request(2), 2, "issued", -1, SampleRun.at(2), decision, nanos));
    }

    private static Call second(long nanos) {
        return SampleRun.call(
                Call.Kind.ASK,
                2,
                0,
                nanos,
                Call.Result.OK,
                "202",
                new Told(SampleRun.request(99), 99, "accepted", 0, SampleRun.at(2), null, nanos));
    }

    private static Stream<PlantedInRun> order() {
        return Stream.of(
                plant("one who came after another's answer and is ahead", Rule.ANSWERED_FIRST_IS_AHEAD, run -> {
                    run.calls.removeIf(call ->
                            call.subject().customer().equals(SampleRun.customer(5)) && call.kind() != Call.Kind.LAST);
                    run.calls.add(SampleRun.told(Call.Kind.ASK, 5, 0, SampleRun.since(1), "accepted", 4));
                }),
                plant(
                        "a position that grows",
                        Rule.POSITION_NEVER_GROWS,
                        run -> run.calls.add(SampleRun.told(Call.Kind.STATUS, 5, 0, LATE, "waiting", 1))),
                plant(
                        "a place written before the one ahead",
                        Rule.TICKETS_IN_COMMIT_ORDER,
                        run -> written(run, 5, 50, 900)),
                plant("a place taken between those of one transaction", Rule.TICKETS_IN_COMMIT_ORDER, run -> {
                    written(run, 4, 350, 900);
                    written(run, 5, 450, 901);
                    written(run, 6, 550, 900);
                }));
    }

    private static void written(SampleRun run, long sequence, long lsn, long transaction) {
        run.outbox.replaceAll(copy -> copy.sequence() == sequence
                ? new OutboxCopy(copy.coupon(), sequence, copy.id(), copy.type(), copy.payload(), lsn, transaction)
                : copy);
    }

    private static Stream<PlantedInRun> way() {
        return Stream.of(
                plant("a row that is not published", Rule.OUTBOX_IS_IN_TOPIC, run -> run.topic.removeIf(at("7"))),
                plant(
                        "a record that nobody wrote",
                        Rule.TOPIC_IS_FROM_OUTBOX,
                        run -> run.topic.add(
                                new TopicRecord(0, 99, new TopicRecord.Content(SampleRun.COUPON, "x", "8", "x", "x")))),
                plant(
                                "a header that changed on the way",
                                Rule.OUTBOX_IS_IN_TOPIC,
                                run -> run.topic.replaceAll(
                                        record -> at("7").test(record) ? withType(record, "x") : record))
                        .and(Rule.TOPIC_IS_FROM_OUTBOX),
                plant(
                        "a message that came too late",
                        Rule.NOTHING_LOST_ON_THE_WAY,
                        run -> run.topic.add(run.topic.remove(4))),
                plant(
                        "a message that came only when published again",
                        Rule.NOTHING_LOST_ON_THE_WAY,
                        run -> run.topic.remove(2)),
                plant("a copy that did not come", Rule.NOTHING_LOST_ON_THE_WAY, run -> run.topic.removeLast()));
    }

    private static Predicate<TopicRecord> at(String sequence) {
        return record -> record.content().sequence().equals(sequence);
    }

    private static TopicRecord withType(TopicRecord record, String type) {
        TopicRecord.Content was = record.content();
        return new TopicRecord(
                record.partition(),
                record.offset(),
                new TopicRecord.Content(was.key(), was.id(), was.sequence(), type, was.value()));
    }

    private static Stream<PlantedInRun> replay() {
        return Stream.of(
                plant(
                                "a decision other than the outbox gives",
                                Rule.OUTBOX_REPLAYED,
                                run -> run.outbox.replaceAll(copy -> copy.sequence() == 4
                                        ? new OutboxCopy(
                                                copy.coupon(),
                                                4,
                                                copy.id(),
                                                copy.type(),
                                                copy.payload().replace("customer-3", "customer-1"),
                                                copy.writtenLsn(),
                                                copy.transaction())
                                        : copy))
                        .and(Rule.OUTBOX_IS_IN_TOPIC, Rule.TOPIC_IS_FROM_OUTBOX),
                plant(
                                "a decision other than the topic gives",
                                Rule.TOPIC_REPLAYED,
                                run -> run.topic.replaceAll(
                                        record -> at("4").test(record) ? ofAnother(record) : record))
                        .and(Rule.OUTBOX_IS_IN_TOPIC, Rule.TOPIC_IS_FROM_OUTBOX),
                plant(
                                "a decision of nobody",
                                Rule.OUTBOX_REPLAYED,
                                run -> run.decide(
                                        77, new Stored.Decision(SampleRun.COUPON, 77, "issued", 77, "", "code-77")))
                        .and(Rule.TOPIC_REPLAYED),
                plant(
                                "a decision that is missing",
                                Rule.OUTBOX_REPLAYED,
                                run -> run.stored.decisions().remove(SampleRun.request(1)))
                        .and(Rule.TOPIC_REPLAYED, Rule.DECISIONS_TOLD_AS_STORED),
                plant(
                                "a place left out",
                                Rule.OUTBOX_REPLAYED,
                                run -> run.outbox.removeIf(copy -> copy.sequence() == 4))
                        .and(Rule.TOPIC_IS_FROM_OUTBOX));
    }

    private static TopicRecord ofAnother(TopicRecord record) {
        TopicRecord.Content was = record.content();
        return new TopicRecord(
                record.partition(),
                record.offset(),
                new TopicRecord.Content(
                        was.key(),
                        was.id(),
                        was.sequence(),
                        was.type(),
                        was.value().replace("customer-3", "customer-1")));
    }

    private static Stream<PlantedInRun> ledger() {
        return Stream.of(
                plant(
                        "a free place that nobody gets",
                        Rule.FREE_PLACES_ARE_TAKEN,
                        run -> run.stored
                                .lines()
                                .replaceAll(line -> new Stored.Line(
                                        line.coupon(),
                                        line.quantity() + 1,
                                        line.issued(),
                                        line.waiting(),
                                        line.nextSequence()))),
                plant(
                        "a dead letter of terms that were never taken in",
                        Rule.DEAD_LETTERS_ARE_DECIDED,
                        run -> run.stored
                                .deadLetters()
                                .add(new Stored.DeadLetter("letter", SampleRun.COUPON, 8, "open"))),
                plant(
                        "a dead letter of one who has no decision",
                        Rule.DEAD_LETTERS_ARE_DECIDED,
                        run -> run.stored.waiting().removeIf(request -> {
                            run.stored.deadLetters().add(new Stored.DeadLetter("letter", SampleRun.COUPON, 7, "open"));
                            return request.equals(SampleRun.request(6));
                        })));
    }
}
