package io.firstcome.coupon.cluster;

import io.firstcome.coupon.backing.GuardedProcess;
import io.firstcome.coupon.cluster.ProcessPart.Identity;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What all parts of one cluster have in common.
 *
 * @param data the directory that everything is kept under
 * @param onChange is told of each part that has started or ended
 */
record Site(Path data, Wiring wiring, PartOptions options, Consumer<Part> onChange, EndListener onUnexpectedEnd) {

    Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    ProcessPart part(PartKind kind, String name, String address, Supplier<GuardedProcess> starter) {
        return new ProcessPart(new Identity(kind, name, address, log(name)), starter, onChange, onUnexpectedEnd);
    }
}
