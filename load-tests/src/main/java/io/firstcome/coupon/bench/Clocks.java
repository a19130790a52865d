package io.firstcome.coupon.bench;

import io.firstcome.coupon.machine.MachineTime;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a sample's time is taken by.
 *
 * @param wall when it was taken
 * @param machine how much of the processors' time was stolen meanwhile
 */
public record Clocks(InstantSource wall, Supplier<Optional<MachineTime>> machine) {

    public static Clocks system() {
        return new Clocks(InstantSource.system(), MachineTime::now);
    }
}
