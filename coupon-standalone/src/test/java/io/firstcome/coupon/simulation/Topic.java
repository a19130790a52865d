package io.firstcome.coupon.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A topic of Kafka: records by partition, each partition in its order. What is sent is acknowledged and yet may be lost,
 * doubled or late.
 */
final class Topic {

    record Record(byte[] key, byte[] value) {}

    private static final int LATEST_MILLIS = 400;

    private final World world;
    private final String name;
    private final List<List<Record>> partitions = new ArrayList<>();

    Topic(World world, String name, int partitions) {
        this.world = world;
        this.name = name;
        for (int i = 0; i < partitions; i++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    int partitions() {
        return partitions.size();
    }

    void send(byte[] key, byte[] value) {
        Record record = new Record(key, value);
        if (world.happens(world.faults().lost())) {
            world.note(name + " loses a record");
            return;
        }
        if (world.happens(world.faults().doubled())) {
            append(record);
        }
        if (world.happens(world.faults().delayed())) {
            world.after(1 + world.random().nextInt(LATEST_MILLIS), () -> append(record));
        } else {
            append(record);
        }
    }

    private void append(Record record) {
        partitions
                .get(Math.floorMod(Arrays.hashCode(record.key()), partitions.size()))
                .add(record);
    }

    int end(int partition) {
        return partitions.get(partition).size();
    }

    /** At most so many records from the offset on; none beyond the end. */
    List<Record> read(int partition, int offset, int limit) {
        List<Record> records = partitions.get(partition);
        int from = Math.min(offset, records.size());
        return List.copyOf(records.subList(from, Math.min(records.size(), from + limit)));
    }

    /** Deleted and made anew: it is empty, and its offsets begin at 0. */
    void remake() {
        world.note(name + " is made anew");
        partitions.forEach(List::clear);
    }
}
