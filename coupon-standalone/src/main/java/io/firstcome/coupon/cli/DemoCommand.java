package io.firstcome.coupon.cli;

import io.firstcome.coupon.backing.BackingSettings;
import io.firstcome.coupon.machine.MachineTime;
import io.firstcome.coupon.rush.Rush;
import io.firstcome.coupon.rush.RushSettings;
import io.firstcome.coupon.stack.DevelopmentKeys;
import io.firstcome.coupon.stack.Stack;
import io.firstcome.coupon.stack.StackSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything, sends a rush through it, and says whether the promises held. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Send a rush of customers through the whole system and check the promises.",
        footer = {
            "",
            "Everything runs in one process on free ports of this machine and is gone afterwards.",
            "Exit code 0 only if every promise held.",
            "",
            "Examples:",
            "  firstcome demo",
            "  firstcome demo --customers 5000 --quantity 100 --seed 7 --json out.json"
        })
final class DemoCommand implements Callable<Integer> {

    /** Beyond what the pace needs: slack for a starved machine. */
    private static final Duration SLACK = Duration.ofMinutes(5);

    @Option(
            names = "--customers",
            defaultValue = "20000",
            description = "distinct customers (default: ${DEFAULT-VALUE})")
    private int customers;

    @Option(names = "--quantity", defaultValue = "1000", description = "of each coupon (default: ${DEFAULT-VALUE})")
    private int quantity;

    @Option(
            names = "--coupons",
            defaultValue = "3",
            description = "that open at the same moment (default: ${DEFAULT-VALUE})")
    private int coupons;

    @Mixin
    private StackOptions size = new StackOptions();

    @Option(names = "--seed", paramLabel = "N", description = "the same seed sends the same customers (default: any)")
    private @Nullable Long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "write the report there, too")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long usedSeed = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        RushSettings rush = rushSettings(usedSeed);
        StackSettings stack = size.settings(0);
        if (stack.pacePerSecond() == 0) {
            throw new ParameterException(spec.commandLine(), "--pace 0 would let nobody have a coupon");
        }
        JsonTarget.check(spec, json);
        Thread demo = Thread.currentThread();
        DemoReport report;
        try (StopRequest _ = StopRequest.listen(demo::interrupt)) {
            report = run(rush, stack);
        }
        report.print(spec.commandLine().getOut());
        if (json != null) {
            report.writeJson(json);
        }
        return report.verdict().held() ? 0 : Firstcome.BROKEN;
    }

    private RushSettings rushSettings(long usedSeed) {
        try {
            return new RushSettings(customers, quantity, coupons, usedSeed);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--" + wrong.getMessage());
        }
    }

    private DemoReport run(RushSettings settings, StackSettings stackSettings)
            throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<MachineTime> before = MachineTime.now();
        BackingSettings.Throwaway throwaway = BackingSettings.Throwaway.somewhere();
        long began = System.nanoTime();
        out.printf("Seed %d. Starting PostgreSQL, Kafka and the services ...%n", settings.seed());
        out.flush();
        DevelopmentKeys keys = DevelopmentKeys.in(throwaway.directory());
        try (Stack stack = Stack.start(stackSettings, throwaway.start(), keys);
                Rush rush = new Rush(settings, stack.addresses(), keys, patience(settings, stackSettings))) {
            CameUp.tell();
            out.printf(
                    "Ready after %.1f s. %,d customers get their tokens ...%n",
                    (System.nanoTime() - began) / 1e9, customers);
            out.flush();
            List<String> tokens = rush.signTokens();
            try (LiveLine _ = LiveLine.show(out, new Pulse(stack.database().dataSource(), rush, customers))) {
                rush.run(tokens);
            }
            return new DemoReport(
                    settings.seed(),
                    rush.report(),
                    rush.verdict(stack.database().dataSource()),
                    stolenPercent(before));
        }
    }

    /** 0 where the system does not tell. */
    private static double stolenPercent(Optional<MachineTime> before) {
        Optional<MachineTime> now = MachineTime.now();
        if (before.isEmpty() || now.isEmpty()) {
            return 0;
        }
        double percent = now.get().stolenPercentSince(before.get()).orElse(0);
        return Math.round(10 * percent) / 10.0;
    }

    private static Duration patience(RushSettings settings, StackSettings stack) {
        long issues = Math.min(settings.customers(), (long) settings.quantity() * settings.coupons());
        return SLACK.plusSeconds(3 * issues / stack.pacePerSecond());
    }
}
