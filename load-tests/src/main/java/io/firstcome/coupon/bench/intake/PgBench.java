package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.Extent;
import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.load.subject.Component;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reference (d). PostgreSQL alone: its own load generator sends the two inserts of an accept, a transaction for each two. */
final class PgBench implements Scenario {

    static final String NAME = "pgbench";

    /** A connection each, and the server has a hundred. */
    private static final String CLIENTS = "32";

    private static final Pattern RESULT = Pattern.compile(
            "actually processed: (?<done>\\d+).*failed transactions: (?<failed>\\d+).*tps = (?<tps>[\\d.]+)",
            Pattern.DOTALL);

    private static final String SCRIPT = """
            \\set customer random(1, 1000000000000)
            BEGIN;
            INSERT INTO reference.plain_request (id, coupon_id, customer_id)
                VALUES (gen_random_uuid(), '%1$s', 'pgbench-' || :customer);
            INSERT INTO reference.plain_outbox (id, aggregateid, payload)
                VALUES (gen_random_uuid(), '%1$s', '%2$s');
            COMMIT;
            """;

    private final Path program;
    private final URI database;
    private final DatabaseAddress address;
    private final Path directory;
    private volatile @Nullable Process running;

    private PgBench(Path program, DatabaseAddress address, Path directory) {
        this.program = program;
        this.address = address;
        this.database = URI.create(address.url().substring("jdbc:".length()));
        this.directory = directory;
    }

    /** Empty where it is not installed. */
    static Optional<PgBench> on(DatabaseAddress database, Site site) {
        return Programs.find(NAME).map(program -> new PgBench(program, database, site.directory()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String meaning() {
        return "the same two inserts without HTTP: PostgreSQL's own load generator, a transaction for each two, "
                + CLIENTS + " connections";
    }

    /** Whoever sends. */
    Component component() {
        return new Component(
                NAME, () -> Stream.ofNullable(running).map(Process::toHandle).toList());
    }

    @Override
    public Prepared prepare(Extent extent) throws IOException {
        UUID coupon = UUID.randomUUID();
        Path script = directory.resolve("pgbench.sql");
        Files.writeString(script, SCRIPT.formatted(coupon, "x".repeat(250)));
        return () -> run(script, extent.time().toSeconds());
    }

    /** What it says at its end; empty if it says something else. */
    static Optional<Measured> measured(String said) {
        Matcher result = RESULT.matcher(said);
        if (!result.find()) {
            return Optional.empty();
        }
        long done = Long.parseLong(result.group("done"));
        return Optional.of(new Measured(
                done, Long.parseLong(result.group("failed")), done / Double.parseDouble(result.group("tps"))));
    }

    private Measured run(Path script, long seconds) throws IOException, InterruptedException {
        Path output = directory.resolve("pgbench.log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + CLIENTS,
                        "--time=" + seconds,
                        "--file=" + script,
                        "--host=" + database.getHost(),
                        "--port=" + database.getPort(),
                        "--username=" + address.user(),
                        database.getPath().substring(1)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PGPASSWORD", address.password());
        Process process = builder.start();
        running = process;
        try {
            int exit = process.waitFor();
            Optional<Measured> measured = measured(Files.readString(output, StandardCharsets.UTF_8));
            if (exit != 0 || measured.isEmpty()) {
                throw new IOException(NAME + " failed, see " + output);
            }
            return measured.get();
        } finally {
            process.destroy();
            running = null;
        }
    }
}
