package io.firstcome.coupon.cli;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.cluster.ClusterSettings;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartOptions;
import io.firstcome.coupon.cluster.Wiring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A launcher of the smallest cluster that does what its standard input says, line by line ({@code kill api-1}), and answers
 * each with {@value #DONE}: a process of its own, so that it can be killed.
 */
final class ClusterByHand {

    static final String DONE = "done";

    private ClusterByHand() {}

    public static void main(String[] args) throws IOException {
        ClusterSettings smallest = new ClusterSettings(1, 1, 1, 1, true, 0, 1000);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Cluster cluster =
                Cluster.start(smallest, Path.of(args[0]), Wiring.DIRECT, PartOptions.NONE, ClusterByHand::say)) {
            cluster.onUnexpectedEnd((part, exitCode) -> say(part.name() + " ended with " + exitCode));
            say(DONE);
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", -1);
                obey(words[0], part(cluster, words[1]));
                say(DONE);
            }
        }
    }

    private static Part part(Cluster cluster, String name) {
        return cluster.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void obey(String command, Part part) {
        switch (command) {
            case "start" -> part.start();
            case "stop" -> part.stop();
            case "kill" -> part.kill();
            case "pause" -> part.pause();
            case "resume" -> part.resume();
            default -> throw new IllegalArgumentException(command);
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
