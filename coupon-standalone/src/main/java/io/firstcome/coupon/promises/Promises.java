package io.firstcome.coupon.promises;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Checks the promises on the data of a live or stopped system.
 *
 * <p>Each side is read in one REPEATABLE READ, READ ONLY transaction, <b>the ledger's begun first</b>. A request is
 * committed at the intake before its message leaves, so whatever the ledger's snapshot has, the intake's later one has
 * too: a decision without its request is never a matter of timing. The other way round it may be: requests accepted
 * since are undecided, which is judged by their age, and customers may have been told of later decisions, which are
 * looked up in a second, later snapshot of the ledger.
 *
 * <p>A million requests take some twenty seconds on a small machine; PostgreSQL sorts in temporary files. While it runs, the snapshots hold
 * back vacuum, and partitions of the outbox cannot be dropped.
 */
public final class Promises {

    /** Keeps the partitions that the snapshot sees; taken before it. */
    private static final String KEEP_PARTITIONS = "LOCK TABLE intake.outbox IN ACCESS SHARE MODE";

    private Promises() {}

    /**
     * Opens a connection to each side, checks and closes them.
     *
     * @throws SQLException if a database cannot be read; nothing is known about the promises then
     */
    public static Verdict check(DataSource intake, DataSource ledger, VerifyOptions options) throws SQLException {
        try (Connection intakeConnection = intake.getConnection();
                Connection ledgerConnection = ledger.getConnection()) {
            return check(intakeConnection, ledgerConnection, options);
        }
    }

    /**
     * Checks over two connections of their own, neither in a transaction; they stay open.
     *
     * @throws SQLException if a database cannot be read; nothing is known about the promises then
     */
    public static Verdict check(Connection intake, Connection ledger, VerifyOptions options) throws SQLException {
        Findings findings = new Findings(options.maxExamples());
        ToldLater toldLater = new ToldLater(findings);
        Counts counts;
        try (Snapshot ledgerSide = Snapshot.take(ledger);
                Snapshot intakeSide = Snapshot.take(intake, KEEP_PARTITIONS)) {
            Sides sides = new Sides(intakeSide, ledgerSide, Standing.load(intakeSide, ledgerSide), options, findings);
            new DurabilityPass(sides).run();
            new LinePass(sides).run();
            ByRequestPass byRequest = new ByRequestPass(sides, toldLater);
            byRequest.run();
            new StockPass(sides).run();
            new CustomersPass(sides).run();
            new PacePass(sides).run();
            counts = byRequest.counts();
        }
        try (Snapshot later = Snapshot.take(ledger)) {
            toldLater.lookUp(later);
        }
        return new Verdict(counts, findings.promises());
    }
}
