package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.backing.FreePorts;
import io.firstcome.coupon.backing.GuardedProcess;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.cluster.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A Redis that appends what it does to a file and has it on disk every second, as is usual where it is to last. */
final class RedisServer implements AutoCloseable {

    private static final String PROGRAM = "redis-server";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final int port;
    private final GuardedProcess process;

    private RedisServer(int port, GuardedProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Where it is installed; empty if it is not. */
    static Optional<Path> program() {
        return Programs.find(PROGRAM);
    }

    /** @param data a directory for its file */
    static RedisServer start(Site site, Path data) {
        int port = FreePorts.lasting(1).getFirst();
        Path log = site.log(PROGRAM);
        List<String> command = List.of(
                program().orElseThrow().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
        GuardedProcess process = GuardedProcess.start(command, log, GuardedProcess.StopSignal.TERM, STOP_LIMIT);
        return new RedisServer(port, Readiness.await(PROGRAM, process, log, () -> answers(port)));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    String address() {
        return "redis://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.stop();
    }
}
