package io.firstcome.coupon.backing;

import io.firstcome.coupon.backing.GuardedProcess.StopSignal;
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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL as a child process (see {@link GuardedProcess}), on a data directory that survives, as durable as a
 * production server.
 */
public final class EmbeddedPostgres implements PostgresServer {

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

    /** What a server says that was started while children of a killed one still end; then it ends itself. */
    private static final Pattern FORMER_SERVER_ENDS =
            Pattern.compile("pre-existing shared memory block|lock file \".*\" already exists");

    private final Path directory;
    private final Path log;
    private final int port;
    private final Map<String, String> settings;
    private @Nullable GuardedProcess running;

    private EmbeddedPostgres(Path directory, Path log, int port, Map<String, String> settings) {
        this.directory = directory;
        this.log = log;
        this.port = port;
        this.settings = settings;
    }

    /** One that is running, on any free port. */
    public static EmbeddedPostgres start(Path directory) {
        EmbeddedPostgres server =
                new EmbeddedPostgres(directory, directory.resolve("postgres.log"), FreePorts.find(), SETTINGS);
        server.start();
        return server;
    }

    /**
     * One that is not started yet.
     *
     * @param directory where its data is, or will be
     * @param port where it listens, each time that it is started
     * @param more settings beyond the usual ones, or instead of them; {@code ALTER SYSTEM} overrides both
     */
    public static EmbeddedPostgres on(Path directory, Path log, int port, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(SETTINGS);
        settings.putAll(more);
        return new EmbeddedPostgres(directory, log, port, settings);
    }

    /**
     * Starts it on what it stored, also after it was killed; returns when it answers.
     *
     * @throws BackingFailure if it does not
     */
    public GuardedProcess start() {
        PostgresUser user = PostgresUser.choose();
        Path bin = PostgresBinaries.unpackInto(user.cacheDirectory()).resolve("bin");
        user.own(directory);
        Path data = directory.resolve("data").toAbsolutePath();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            Commands.run(user.command(List.of(
                    bin.resolve("initdb").toString(),
                    "--auth=trust",
                    "--username=" + USER,
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-instructions",
                    "--pgdata=" + data)));
        }
        awaitFormerServer(data);
        List<String> command = new ArrayList<>(
                user.command(List.of(bin.resolve("postgres").toString(), "-D", "" + data, "-p", "" + port)));
        command.addAll(List.of("-c", "config_file=" + writeSettings(data)));
        GuardedProcess server = launchUntilReady(command);
        running = server;
        return server;
    }

    /** A file rather than the command line, which would override what {@code ALTER SYSTEM} sets while it runs. */
    private Path writeSettings(Path data) {
        Path file = directory.resolve("firstcome.conf").toAbsolutePath();
        String ours = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(file, "include '" + data.resolve("postgresql.conf") + "'\n" + ours);
            return file;
        } catch (IOException broken) {
            throw new BackingFailure("cannot write " + file + ": " + broken.getMessage(), broken);
        }
    }

    private GuardedProcess launchUntilReady(List<String> command) {
        long giveUp = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            LogTail said = LogTail.of(log);
            GuardedProcess server = GuardedProcess.start(command, log, StopSignal.INT, STOP_LIMIT);
            if (awaitReady(server, giveUp)) {
                return server;
            }
            if (!FORMER_SERVER_ENDS.matcher(said.read()).find() || System.nanoTime() > giveUp) {
                throw new BackingFailure("PostgreSQL did not start, see " + log);
            }
            pause();
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

    /** Whether it answers; false if it has ended instead. */
    private boolean awaitReady(GuardedProcess server, long giveUp) {
        while (true) {
            try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password())) {
                if (connection.isValid(0)) {
                    return true;
                }
            } catch (SQLException notYet) {
                if (!server.isAlive()) {
                    return false;
                }
                if (System.nanoTime() > giveUp) {
                    server.stop();
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
        if (running != null) {
            running.stop();
        }
    }
}
