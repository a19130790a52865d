package io.firstcome.coupon.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a JVM of the cluster.
 *
 * <p>Many JVMs share few cores here and start again and again, so each is given what lets it start soon and stay small: only
 * the first compiler (the second one's threads would take the cores from the other parts for minutes), and the collector
 * without threads of its own. A production deployment, with cores for each, leaves both to the JVM.
 */
final class JavaCommand {

    private static final List<String> SMALL = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private JavaCommand() {}

    /**
     * @param options of the JVM, for instance its heap's size
     * @param program {@code -jar} or {@code -cp}, and what follows
     */
    static List<String> of(List<String> options, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(options);
        command.addAll(program);
        return command;
    }
}
