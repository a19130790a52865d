package io.firstcome.coupon.loadcli;

import io.firstcome.coupon.bench.command.BenchCommand;
import io.firstcome.coupon.cli.MoreCommands;
import io.firstcome.coupon.load.LoadCommand;
import io.firstcome.coupon.ngrinder.NgrinderCommand;
import java.util.List;

/** What this module adds to the command line. */
public final class LoadCommands implements MoreCommands {

    @Override
    public List<Object> commands() {
        return List.of(new LoadCommand(), new BenchCommand(), new NgrinderCommand());
    }
}
