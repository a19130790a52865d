package io.firstcome.coupon.bench.command;

import io.firstcome.coupon.bench.Stage;
import io.firstcome.coupon.bench.consumer.Consumer;
import io.firstcome.coupon.bench.intake.Intake;
import io.firstcome.coupon.bench.relay.Relay;
import io.firstcome.coupon.bench.whole.Whole;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All stages, in the order in which they are measured. */
final class Stages {

    static final List<Stage> ALL = List.of(new Intake(), new Relay(), new Consumer(), new Whole());

    private Stages() {}

    /** For the command's help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    /** All their names. */
    static Set<String> names() {
        return ALL.stream().map(Stage::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Those that are asked for, all if none is.
     *
     * @throws IllegalArgumentException if there is none of such a name
     */
    static Set<String> asked(Collection<String> names) {
        Set<String> all = names();
        for (String name : names) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException("no stage '" + name + "': " + String.join(", ", all));
            }
        }
        return names.isEmpty() ? all : Set.copyOf(names);
    }
}
