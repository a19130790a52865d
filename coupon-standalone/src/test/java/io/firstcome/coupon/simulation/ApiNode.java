package io.firstcome.coupon.simulation;

import io.firstcome.coupon.intake.SimulatedIntake;
import io.firstcome.coupon.intake.SimulatedIntake.Asked;
import io.firstcome.coupon.intake.SimulatedIntake.Told;
import io.firstcome.coupon.outcome.SimulatedAnswers;
import io.firstcome.coupon.outcome.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One instance of the API: takes in what was asked in batches, follows the decisions, tells what it knows. */
final class ApiNode extends Actor {

    private static final int MAX_BATCH = 8;
    private static final int WAIT_MILLIS = 5;
    private static final int TAIL_MILLIS = 30;

    private record Pending(Asked asked, Consumer<Told> customer) {}

    private final List<Pending> queue = new ArrayList<>();
    private final int[] heard;
    private SimulatedIntake intake;
    private SimulatedAnswers answers;

    ApiNode(World world, int number) {
        super(world, "api " + number);
        heard = new int[world.decisions.partitions()];
        intake = new SimulatedIntake(world.lines, world.timeline());
        answers = freshAnswers();
    }

    private SimulatedAnswers freshAnswers() {
        return new SimulatedAnswers(
                world.intake, world.outcomes, world.timeline(), !world.has(Flaw.TOLD_BEFORE_STORED));
    }

    @Override
    void died() {
        queue.clear();
        intake = new SimulatedIntake(world.lines, world.timeline());
        answers = freshAnswers();
    }

    /** It tails what is said from now on; the tables have what was said before. */
    @Override
    void start() {
        for (int partition = 0; partition < heard.length; partition++) {
            heard[partition] = world.decisions.end(partition);
        }
        after(1, this::follow);
    }

    /** Whoever asks a dead instance, or one that dies meanwhile, gets no answer. */
    void ask(Asked asked, Consumer<Told> customer) {
        if (isUp()) {
            queue.add(new Pending(asked, customer));
            after(world.random().nextInt(WAIT_MILLIS), this::write);
        }
    }

    private void write() {
        List<Pending> batch = new ArrayList<>(
                queue.subList(0, Math.min(queue.size(), 1 + world.random().nextInt(MAX_BATCH))));
        queue.subList(0, batch.size()).clear();
        if (!batch.isEmpty()) {
            List<Told> told = intake.write(batch.stream().map(Pending::asked).toList());
            world.note(name() + " answers " + told.size() + ": " + told);
            world.reached("api answers");
            for (int i = 0; i < told.size(); i++) {
                answer(batch.get(i), told.get(i));
            }
        }
    }

    private void answer(Pending pending, Told told) {
        if (!world.happens(world.faults().answerLost())) {
            world.after(0, () -> pending.customer.accept(told));
        }
    }

    private void follow() {
        for (int partition = 0; partition < heard.length; partition++) {
            List<Topic.Record> records = world.decisions.read(partition, heard[partition], Integer.MAX_VALUE / 2);
            for (Topic.Record record : records) {
                answers.hear(partition, record.value());
            }
            heard[partition] += records.size();
        }
        answers.look();
        after(1 + world.random().nextInt(TAIL_MILLIS), this::follow);
    }

    SimulatedAnswers.Told tell(Ticket ticket) {
        return answers.tell(ticket);
    }
}
