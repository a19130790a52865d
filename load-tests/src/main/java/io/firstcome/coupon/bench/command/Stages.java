package io.firstcome.coupon.bench.command;

import io.firstcome.coupon.bench.Stage;
import io.firstcome.coupon.bench.consumer.Consumer;
import io.firstcome.coupon.bench.intake.History;
import io.firstcome.coupon.bench.intake.Intake;
import io.firstcome.coupon.bench.intake.Redis;
import io.firstcome.coupon.bench.relay.Relay;
import io.firstcome.coupon.bench.soak.Soak;
import io.firstcome.coupon.bench.soak.SoakSettings;
import io.firstcome.coupon.bench.start.Start;
import io.firstcome.coupon.bench.whole.Whole;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All stages, in the order in which they are measured; the soak, which takes longer than all others, only if it is named. */
final class Stages {

    private static final Stage QUICK = new Intake();

    private static final List<Stage> USUAL =
            List.of(new Intake(), new Redis(), new Relay(), new Consumer(), new Whole(), new History(), new Start());

    private Stages() {}

    /** For the command's help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }

    static List<Stage> all(SoakSettings soak) {
        return Stream.concat(USUAL.stream(), Stream.of(new Soak(soak))).toList();
    }

    /** All their names. */
    static Set<String> names() {
        Set<String> names = usualNames();
        names.add(Soak.NAME);
        return names;
    }

    private static Set<String> usualNames() {
        return USUAL.stream().map(Stage::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Those that are asked for; if none is, all but the soak, or the intake alone if it is to be quick.
     *
     * @throws IllegalArgumentException if there is none of such a name
     */
    static Set<String> asked(Collection<String> names, boolean quick) {
        Set<String> all = names();
        for (String name : names) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException("no stage '" + name + "': " + String.join(", ", all));
            }
        }
        if (names.isEmpty()) {
            return quick ? Set.of(QUICK.name()) : usualNames();
        }
        return Set.copyOf(names);
    }
}
