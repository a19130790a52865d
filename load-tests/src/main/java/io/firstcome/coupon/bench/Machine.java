package io.firstcome.coupon.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * On what was measured.
 *
 * @param model of the processors; empty where the system does not tell
 * @param memoryMiB of the machine, or what it gives to this process
 * @param system with its version
 * @param java the JVM with its version
 */
public record Machine(int processors, String model, long memoryMiB, String system, String java) {

    /** This one. */
    static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                modelHere(),
                memoryBytes() >> 20,
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                property("java.vm.name") + " " + property("java.vm.version"));
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    private static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    private static String modelHere() {
        try {
            return modelIn(Files.readAllLines(Path.of("/proc/cpuinfo")));
        } catch (IOException _) {
            return "";
        }
    }

    /** @param cpuinfo as Linux writes it, a block for each processor */
    static String modelIn(List<String> cpuinfo) {
        return cpuinfo.stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
