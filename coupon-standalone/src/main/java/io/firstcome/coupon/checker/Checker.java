package io.firstcome.coupon.checker;

import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.History;
import io.firstcome.coupon.promises.Promises;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerifyOptions;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Checks everything after a run, when it has been healed and worked off ({@link Drain}) and nobody asks any more. */
public final class Checker {

    private Checker() {}

    /**
     * Reads both databases and the topics as a whole into memory, some 1 kB for each message.
     *
     * @param intake where the schema {@code intake} is
     * @param ledger where the schema {@code ledger} is
     * @param circumstances what was deleted on purpose
     * @throws SQLException if a database cannot be read; nothing is known about the promises then
     * @throws IllegalStateException if a topic cannot be read to its end
     */
    public static CheckReport check(
            History history,
            DatabaseAddress intake,
            DatabaseAddress ledger,
            String bootstrapServers,
            Circumstances circumstances)
            throws SQLException {
        List<OutboxCopy> outbox = OutboxCopy.load(intake.dataSource());
        Way way = new Way(
                outbox,
                TopicRecord.load(bootstrapServers, Topics.LINE),
                TopicRecord.load(bootstrapServers, Topics.DECISIONS));
        return check(history.calls(), intake.dataSource(), ledger.dataSource(), way, circumstances);
    }

    /** What was on its way from the intake to the ledger, and what the ledger told. */
    record Way(List<OutboxCopy> outbox, List<TopicRecord> topic, List<TopicRecord> decisions) {}

    static CheckReport check(
            List<Call> calls, DataSource intake, DataSource ledger, Way way, Circumstances circumstances)
            throws SQLException {
        List<Judged> judged = judge(calls, Stored.load(intake, ledger), way, circumstances);
        Verdict verdict = Promises.check(intake, ledger, VerifyOptions.whenDrained());
        return new CheckReport(figures(calls, way), Judged.addTo(verdict, judged));
    }

    /** Every {@link Rule}, each once. */
    static List<Judged> judge(List<Call> calls, Stored stored, Way way, Circumstances circumstances) {
        List<Judged> judged = new ArrayList<>(history(calls, stored));
        WayRules wayRules = new WayRules(way.outbox(), way.topic(), circumstances);
        judged.add(wayRules.outboxIsInTopic());
        judged.add(wayRules.topicIsFromOutbox());
        judged.add(wayRules.nothingLost());
        judged.add(wayRules.ticketsInCommitOrder());
        ReplayRules replay = new ReplayRules(stored, circumstances);
        judged.add(replay.outbox(way.outbox()));
        judged.add(replay.topic(way.topic()));
        LedgerRules ledgerRules = new LedgerRules(stored);
        judged.add(ledgerRules.freePlacesAreTaken());
        judged.add(ledgerRules.deadLettersAreDecided());
        return judged;
    }

    private static List<Judged> history(List<Call> calls, Stored stored) {
        Heard heard = new Heard(calls);
        ToldRules told = new ToldRules(heard);
        StoredRules against = new StoredRules(heard, stored);
        return List.of(
                against.ticketsAreStored(),
                against.refusedIsNotStored(),
                told.oneTicketPerKey(),
                told.answeredFirstIsAhead(),
                told.positionNeverGrows(),
                against.decisionsAreTold(),
                told.neverFlips(),
                told.decisionStaysTold(),
                told.instancesAgree());
    }

    /**
     * What a history alone adds to the check of the databases: the rules that hold of any run, also while others ask.
     *
     * @param verdict of {@link Promises}
     */
    public static Verdict withHistory(Verdict verdict, List<Call> calls, DataSource intake, DataSource ledger)
            throws SQLException {
        return Judged.addTo(verdict, history(calls, Stored.load(intake, ledger)));
    }

    private static CheckReport.Figures figures(List<Call> calls, Way way) {
        List<Call.Result> asked = calls.stream()
                .filter(call -> call.kind() == Call.Kind.ASK)
                .map(Call::result)
                .toList();
        long messages =
                way.outbox().stream().map(OutboxCopy::content).distinct().count();
        long inTopic = way.topic().stream().map(TopicRecord::content).distinct().count();
        return new CheckReport.Figures(
                calls.size(),
                asked.size(),
                count(asked, Call.Result.OK),
                count(asked, Call.Result.REFUSED),
                count(asked, Call.Result.UNKNOWN),
                new Heard(calls).byRequest().size(),
                way.outbox().size(),
                way.outbox().size() - messages,
                way.topic().size(),
                way.topic().size() - inTopic,
                toldAgain(way.decisions()));
    }

    /** Each decision has its request's id; what else the ledger tells has none. */
    private static long toldAgain(List<TopicRecord> told) {
        List<String> requests = told.stream()
                .map(record -> record.content().id())
                .filter(id -> !id.isEmpty())
                .toList();
        return requests.size() - requests.stream().distinct().count();
    }

    private static long count(List<Call.Result> asked, Call.Result result) {
        return asked.stream().filter(result::equals).count();
    }
}
