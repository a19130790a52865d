package io.firstcome.coupon.load.subject;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A part of what runs, to tell who uses the processors.
 *
 * @param processes those that it consists of just now
 */
public record Component(String name, Supplier<List<ProcessHandle>> processes) {

    /** One process without those that it started. */
    public static Component process(String name, long pid) {
        return new Component(name, () -> ProcessHandle.of(pid).stream().toList());
    }

    /** A process and all that it started, such as PostgreSQL with one for each connection. */
    public static Component family(String name, long pid) {
        return new Component(
                name,
                () -> ProcessHandle.of(pid).stream()
                        .flatMap(head -> Stream.concat(Stream.of(head), head.descendants()))
                        .toList());
    }

    /** All that this process has started. */
    static Component startedFromHere(String name) {
        return new Component(name, () -> ProcessHandle.current().descendants().toList());
    }

    /** This process. */
    public static Component here(String name) {
        return process(name, ProcessHandle.current().pid());
    }
}
