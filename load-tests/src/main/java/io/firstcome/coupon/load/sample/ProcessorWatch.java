package io.firstcome.coupon.load.sample;

import io.firstcome.coupon.load.subject.Component;
import io.firstcome.coupon.machine.MachineTime;
import io.firstcome.coupon.page.Rounded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who uses the processors. */
public final class ProcessorWatch {

    private final List<Component> components;
    private final Supplier<Optional<MachineTime>> machine;

    public ProcessorWatch(List<Component> components) {
        this(components, MachineTime::now);
    }

    /** @param machine none where the system does not tell */
    public ProcessorWatch(List<Component> components, Supplier<Optional<MachineTime>> machine) {
        this.components = List.copyOf(components);
        this.machine = machine;
    }

    /**
     * What was used up to one moment.
     *
     * @param seconds user and system time by component; one that cannot be read is left out
     * @param machine none where the system does not tell
     */
    public record Reading(Map<String, Double> seconds, Optional<MachineTime> machine) {

        /** @param elapsedSeconds between the two readings, above 0 */
        Sample.Machine since(Reading before, double elapsedSeconds) {
            Map<String, Double> cores = new LinkedHashMap<>();
            secondsSince(before).forEach((name, used) -> cores.put(name, Rounded.toHundredth(used / elapsedSeconds)));
            return new Sample.Machine(cores, busyPercentSince(before), stolenPercentSince(before));
        }

        /** Seconds used between the two readings, by component. A process that ended unseen takes its time with it; that is no reason to count backwards. */
        public Map<String, Double> secondsSince(Reading before) {
            Map<String, Double> used = new LinkedHashMap<>();
            seconds.forEach((name, now) -> {
                Double then = before.seconds.get(name);
                if (then != null) {
                    used.put(name, Rounded.toHundredth(Math.max(0, now - then)));
                }
            });
            return used;
        }

        @Nullable
        Double busyPercentSince(Reading before) {
            return machine.isEmpty() || before.machine.isEmpty()
                    ? null
                    : known(machine.get().busyPercentSince(before.machine.get()));
        }

        public @Nullable Double stolenPercentSince(Reading before) {
            return machine.isEmpty() || before.machine.isEmpty()
                    ? null
                    : known(machine.get().stolenPercentSince(before.machine.get()));
        }

        private static @Nullable Double known(OptionalDouble percent) {
            return percent.isPresent() ? Rounded.toHundredth(percent.getAsDouble()) : null;
        }
    }

    /** Never fails; what cannot be read is left out. */
    public Reading read() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Component component : components) {
            ProcessTime.seconds(component.processes().get()).ifPresent(used -> seconds.put(component.name(), used));
        }
        return new Reading(seconds, machine.get());
    }
}
