package io.firstcome.coupon.cli;

import java.util.List;

/** Subcommands of a module that this one does not know, found by {@link java.util.ServiceLoader}. */
public interface MoreCommands {

    /** Each an object with picocli's {@code @Command}; its exit codes are those of {@link Firstcome}. */
    List<Object> commands();
}
