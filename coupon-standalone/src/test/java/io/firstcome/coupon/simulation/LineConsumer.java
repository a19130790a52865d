package io.firstcome.coupon.simulation;

import io.firstcome.coupon.issuing.SimulatedConsumer;
import io.firstcome.coupon.issuing.SimulatedConsumer.Polled;
import io.firstcome.coupon.issuing.SimulatedConsumer.Settled;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One instance of the consumer: polls, settles, commits its offset. It hears of a rebalance late at times; until then it
 * is a zombie, whose work must change nothing.
 */
final class LineConsumer extends Actor {

    private static final int MAX_POLLED = 12;
    private static final int MAX_PERMITS = 8;
    private static final int PAUSE_MILLIS = 20;
    private static final double DEAF = 0.7;

    private final ConsumerGroup group;
    private final int member;
    private SimulatedConsumer consumer;
    private final Map<Integer, Integer> positions = new HashMap<>();
    private int generation = -1;

    LineConsumer(World world, ConsumerGroup group, int member) {
        super(world, "consumer " + member);
        this.group = group;
        this.member = member;
        consumer = instance();
    }

    private SimulatedConsumer instance() {
        return new SimulatedConsumer(
                world.ledger,
                world.timeline(),
                this::publish,
                1 + world.random().nextInt(MAX_PERMITS),
                world.random()::nextInt);
    }

    private boolean publish(byte[] key, byte[] value) {
        world.reached("consumer publishes");
        boolean acknowledged = !world.happens(world.faults().unacknowledged());
        if (acknowledged || world.random().nextBoolean()) {
            world.invariants.said(value);
            world.decisions.send(key, value);
        }
        return acknowledged;
    }

    @Override
    void died() {
        consumer = instance();
        positions.clear();
        generation = -1;
        world.after(1 + world.random().nextInt(50), group::rebalance);
    }

    @Override
    void start() {
        world.after(1, group::rebalance);
        after(2, this::poll);
    }

    private void poll() {
        long pause = 1 + world.random().nextInt(PAUSE_MILLIS);
        if (generation != group.generation() && (generation < 0 || !isDeaf())) {
            generation = group.generation();
            positions.clear();
            group.partitionsOf(member).forEach(partition -> positions.put(partition, group.committed(partition)));
        }
        for (int partition : List.copyOf(positions.keySet())) {
            pause = Math.max(pause, settle(partition));
        }
        after(pause, this::poll);
    }

    private boolean isDeaf() {
        return world.faults().interleaved() > 0 && world.happens(DEAF);
    }

    /** Returns how long to wait. */
    private long settle(int partition) {
        int position = positions.getOrDefault(partition, 0);
        List<Topic.Record> records =
                world.line.read(partition, position, 1 + world.random().nextInt(MAX_POLLED));
        if (records.isEmpty()) {
            return 0;
        }
        if (world.has(Flaw.OFFSET_BEFORE_DECISION)) {
            group.commit(partition, position + records.size(), generation);
        }
        List<Polled> polled = new ArrayList<>();
        for (Topic.Record record : records) {
            polled.add(new Polled(position + (long) polled.size(), record.key(), record.value()));
        }
        Settled settled = consumer.settle(partition, polled);
        int next = position + settled.settled();
        world.note(name() + " settles " + partition + "@" + position + ".." + next + " of " + records.size());
        positions.put(partition, next);
        world.reached("consumer commits its offset");
        group.commit(partition, next, generation);
        return settled.retryAfter().toMillis();
    }
}
