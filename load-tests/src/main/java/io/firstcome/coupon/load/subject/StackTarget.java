package io.firstcome.coupon.load.subject;

import io.firstcome.coupon.backing.BackingSettings;
import io.firstcome.coupon.stack.DatabaseAddresses;
import io.firstcome.coupon.stack.DevelopmentKeys;
import io.firstcome.coupon.stack.Stack;
import io.firstcome.coupon.stack.StackSettings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything in this process, on a directory that is removed afterwards. It starts fast; but the driver shares a JVM with
 * what it measures, and the consumers have no HTTP port for their meters.
 */
public final class StackTarget implements Target {

    private static final int APIS = 2;
    private static final int CONSUMERS = 2;

    private final Stack stack;
    private final DevelopmentKeys keys;
    private final int pacePerSecond;

    private StackTarget(Stack stack, DevelopmentKeys keys, int pacePerSecond) {
        this.stack = stack;
        this.keys = keys;
        this.pacePerSecond = pacePerSecond;
    }

    /** @throws IllegalArgumentException if the pace is outside its bounds */
    public static StackTarget start(int pacePerSecond) {
        StackSettings settings = new StackSettings(APIS, CONSUMERS, 1, 0, pacePerSecond);
        BackingSettings.Throwaway throwaway = BackingSettings.Throwaway.somewhere();
        DevelopmentKeys keys = DevelopmentKeys.in(throwaway.directory());
        return new StackTarget(Stack.start(settings, throwaway.start(), keys), keys, pacePerSecond);
    }

    @Override
    public String description() {
        return "everything in one process with the driver: " + APIS + " apis, " + CONSUMERS + " consumers, 1 relay";
    }

    @Override
    public List<URI> apis() {
        return stack.addresses();
    }

    @Override
    public DevelopmentKeys keys() {
        return keys;
    }

    @Override
    public Optional<DatabaseAddresses> databases() {
        return Optional.of(DatabaseAddresses.both(stack.database()));
    }

    @Override
    public List<Component> components() {
        return List.of(
                Component.here("services, Kafka and the driver, one process"), Component.startedFromHere("PostgreSQL"));
    }

    @Override
    public List<URI> consumers() {
        return List.of();
    }

    @Override
    public OptionalInt pacePerSecond() {
        return OptionalInt.of(pacePerSecond);
    }

    @Override
    public void close() {
        stack.close();
    }
}
