package io.firstcome.coupon.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL as a child process, on a data directory that survives, as durable as a production server.
 *
 * <p>A small shell stands between: it stops the server when its standard input ends, be it that we close it or that this
 * JVM is killed. So no server is left behind.
 */
final class EmbeddedPostgres implements PostgresServer {

    private static final String USER = "postgres";
    /** Slack for a starved machine and for crash recovery. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final long RETRY_MILLIS = 50;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("wal_level", "logical"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "200"),
            Map.entry("max_replication_slots", "20"),
            Map.entry("max_wal_senders", "20"),
            Map.entry("max_slot_wal_keep_size", "4GB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_min_messages", "warning"));

    /** $0: the server's command. fd 3 keeps the input for the watcher: a background command's own is /dev/null. */
    private static final String GUARD = """
            exec 3<&0
            "$0" "$@" <&- 3<&- &
            server=$!
            { cat <&3 >/dev/null; kill -INT $server; } 2>/dev/null &
            watcher=$!
            wait $server
            code=$?
            kill $watcher 2>/dev/null
            exit $code
            """;

    private final int port;
    private final Process guard;

    private EmbeddedPostgres(int port, Process guard) {
        this.port = port;
        this.guard = guard;
    }

    static EmbeddedPostgres start(Path directory) {
        PostgresUser user = PostgresUser.choose();
        Path bin = PostgresBinaries.unpackInto(user.cacheDirectory()).resolve("bin");
        user.own(directory);
        Path data = directory.resolve("data");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            Commands.run(user.command(List.of(
                    bin.resolve("initdb").toString(),
                    "--auth=trust",
                    "--username=" + USER,
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-instructions",
                    "--pgdata=" + data.toAbsolutePath())));
        }
        awaitFormerServer(data);
        int port = FreePorts.find();
        Path log = directory.resolve("postgres.log");
        EmbeddedPostgres server = new EmbeddedPostgres(port, launch(user, bin, data, port, log));
        server.awaitReady(log);
        return server;
    }

    private static Process launch(PostgresUser user, Path bin, Path data, int port, Path log) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD));
        command.addAll(user.command(List.of(
                bin.resolve("postgres").toString(), "-D", data.toAbsolutePath().toString(), "-p", "" + port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException broken) {
            throw new BackingFailure("cannot run PostgreSQL: " + broken.getMessage(), broken);
        }
    }

    /** After a kill of the JVM the former server may still be shutting down. */
    private static void awaitFormerServer(Path data) {
        Optional<ProcessHandle> former = formerServer(data);
        long giveUp = System.nanoTime() + STOP_LIMIT.toNanos();
        while (former.filter(ProcessHandle::isAlive).isPresent() && Files.exists(data.resolve("postmaster.pid"))) {
            if (System.nanoTime() > giveUp) {
                throw new BackingFailure(
                        "another PostgreSQL (pid " + former.get().pid() + ") uses " + data
                                + ": is the same directory in use by another 'firstcome up'?");
            }
            pause();
        }
    }

    private static Optional<ProcessHandle> formerServer(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void awaitReady(Path log) {
        long giveUp = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password())) {
                if (connection.isValid(0)) {
                    return;
                }
            } catch (SQLException notYet) {
                if (!guard.isAlive()) {
                    throw new BackingFailure("PostgreSQL did not start, see " + log, notYet);
                }
                if (System.nanoTime() > giveUp) {
                    close();
                    throw new BackingFailure(
                            "PostgreSQL did not answer within " + START_LIMIT + ", see " + log, notYet);
                }
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingFailure("interrupted while starting PostgreSQL", interrupted);
        }
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return USER;
    }

    @Override
    public String password() {
        return "";
    }

    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                guard.descendants().forEach(ProcessHandle::destroyForcibly);
                guard.destroyForcibly();
            }
        } catch (IOException broken) {
            throw new BackingFailure("cannot stop PostgreSQL: " + broken.getMessage(), broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
