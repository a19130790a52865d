package io.firstcome.coupon.simulation;

import java.util.ArrayList;
import java.util.List;

/** Kafka's part of the consumers: who has which partition, and the offsets that are committed. */
final class ConsumerGroup {

    private final World world;
    private final List<LineConsumer> members = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();
    private final List<Integer> committed = new ArrayList<>();
    private int generation;

    ConsumerGroup(World world, int members) {
        this.world = world;
        for (int partition = 0; partition < world.line.partitions(); partition++) {
            owners.add(0);
            committed.add(0);
        }
        for (int member = 0; member < members; member++) {
            this.members.add(new LineConsumer(world, this, member));
        }
    }

    void start() {
        rebalance();
        members.forEach(Actor::start);
    }

    /** Gives the partitions out anew to those who are up. Who does not hear of it goes on with what it had. */
    void rebalance() {
        generation++;
        List<Integer> up = new ArrayList<>();
        for (int member = 0; member < members.size(); member++) {
            if (members.get(member).isUp()) {
                up.add(member);
            }
        }
        if (!up.isEmpty()) {
            owners.replaceAll(_ -> up.get(world.random().nextInt(up.size())));
        }
        world.note("rebalance: " + owners);
    }

    int generation() {
        return generation;
    }

    List<Integer> partitionsOf(int member) {
        List<Integer> mine = new ArrayList<>();
        for (int partition = 0; partition < owners.size(); partition++) {
            if (owners.get(partition) == member) {
                mine.add(partition);
            }
        }
        return mine;
    }

    int committed(int partition) {
        return committed.get(partition);
    }

    /** Kafka refuses the offsets of who has missed a rebalance. */
    boolean commit(int partition, int offset, int ofGeneration) {
        if (ofGeneration == generation) {
            committed.set(partition, offset);
        }
        return ofGeneration == generation;
    }

    /** An operator sets the offsets back. */
    void rewind() {
        committed.replaceAll(offset -> world.random().nextInt(offset + 1));
        world.note("offsets are set back to " + committed);
        rebalance();
    }

    /** The topic was made anew. */
    void beginAgain() {
        committed.replaceAll(_ -> 0);
        rebalance();
    }
}
