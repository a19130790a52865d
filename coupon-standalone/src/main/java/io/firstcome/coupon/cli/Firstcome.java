package io.firstcome.coupon.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: one subcommand a class; {@link MoreCommands} may bring others. */
@Command(
        name = "firstcome",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "First-come coupon issuance that can prove its answer.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ClusterCommand.class,
            VerifyCommand.class,
            ChaosCommand.class,
            TokenCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  firstcome demo                    a rush of 20,000 customers, and whether the promises held",
            "  firstcome up --data ./data        stay up; try it with the curl lines that it prints",
            "  firstcome cluster                 the same as processes of their own, as in production",
            "  firstcome verify --data ./data    check the promises on that data, live or stopped",
            "  firstcome chaos --minutes 10      break everything while customers rush, and see whether they held",
            "  firstcome <command> --help        more on one of them"
        })
public final class Firstcome implements Runnable {

    /** Exit code: a promise is broken. */
    public static final int BROKEN = 1;

    /** Exit code: wrong usage, or something must be put right first. */
    public static final int UNUSABLE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? See 'firstcome --help'.");
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Firstcome());
        ServiceLoader.load(MoreCommands.class).forEach(more -> more.commands().forEach(commandLine::addSubcommand));
        commandLine.setParameterExceptionHandler((wrong, _) -> {
            PrintWriter err = wrong.getCommandLine().getErr();
            err.println("firstcome: " + wrong.getMessage());
            return UNUSABLE;
        });
        commandLine.setExecutionExceptionHandler((broken, failed, _) -> {
            failed.getErr().println("firstcome: " + OneLine.of(broken));
            return UNUSABLE;
        });
        return commandLine;
    }

    public static void main(String[] args) {
        // figures look the same on every machine
        Locale.setDefault(Locale.ROOT);
        System.exit(commandLine().execute(args));
    }
}
