package io.firstcome.coupon.promises;

import static io.firstcome.coupon.promises.PromisesIT.violated;
import static io.firstcome.coupon.promises.PromisesIT.violations;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: on a live system verify raises no false alarm, and still sees what is lost. Method: what the services commit
 * while it runs is committed at the exact moment between its snapshots.
 */
class PromisesLiveIT {

    private static final SampleDatabases DATABASES = new SampleDatabases("promises_live");

    private final LateRequest late = new LateRequest();
    private String database = "";

    @BeforeAll
    static void createTheSample() throws SQLException {
        DATABASES.create(1);
    }

    @BeforeEach
    void copyTheSample() throws SQLException {
        database = DATABASES.clean();
    }

    @AfterEach
    void dropTheCopy() throws SQLException {
        DATABASES.drop(database);
    }

    @Test
    void aRequestThatIsAcceptedAndDecidedBeforeTheLedgersSnapshotIsSeenWhole() throws SQLException {
        Verdict verdict = verifyWhile(inTheMeantime(), List.of());

        assertThat(violations(verdict)).isEmpty();
        assertThat(verdict.counts().issued()).isEqualTo(181);
    }

    @Test
    void aRequestThatIsAcceptedDecidedAndToldAfterTheLedgersSnapshotIsUndecidedYet() throws SQLException {
        Verdict verdict = verifyWhile(List.of(), inTheMeantime());

        assertThat(violations(verdict)).isEmpty();
        assertThat(verdict.counts().undecided()).isEqualTo(1);
    }

    private List<String> inTheMeantime() {
        return Stream.of(late.accept(), late.decide(), late.tell())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void aDecisionThatWasToldAndLostIsFound() throws SQLException {
        DATABASES.run(database, late.accept());
        DATABASES.run(database, late.tell());

        assertThat(violated(live(Duration.ofMinutes(10)))).containsExactly(Check.TOLD_AS_DECIDED);
    }

    @Test
    void aRequestMayBeUndecidedForAsLongAsIsAllowed() throws SQLException {
        DATABASES.run(database, late.accept());

        Verdict young = live(Duration.ofMinutes(10));
        assertThat(violations(young)).isEmpty();
        assertThat(young.counts().undecided()).isEqualTo(1);
        assertThat(violated(live(Duration.ZERO))).containsExactly(Check.ACCEPTED_IS_DECIDED);
        assertThat(violated(DATABASES.verify(database, database, VerifyOptions.whenDrained())))
                .containsExactly(Check.ACCEPTED_IS_DECIDED);
    }

    @Test
    void aRequestThatTheLedgerPassedByIsLostHoweverYoungItIs() throws SQLException {
        DATABASES.run(database, late.accept());
        DATABASES.run(database, late.passBy());

        assertThat(violated(live(Duration.ofMinutes(10)))).containsExactly(Check.ACCEPTED_IS_DECIDED);
    }

    @Test
    void whoWaitsMayBeLetInBatchByBatch() throws SQLException {
        String waiting = SampleDatabases.WAITING;
        DATABASES.run(
                database,
                List.of(
                        "INSERT INTO intake.terms SELECT coupon_id, 17, gen_random_uuid(), 12, waiting_list,"
                                + " per_customer_limit, opens_at, closes_at, valid_until, closed FROM intake.terms"
                                + " WHERE sequence = 1 AND coupon_id = '" + waiting + "'",
                        "INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence)"
                                + " SELECT t.message_id, 'line', o.aggregateid, o.type, replace(replace(replace(o.payload,"
                                + " '\"sequence\":1,', '\"sequence\":17,'), '\"quantity\":8', '\"quantity\":12'),"
                                + " o.id::text, t.message_id::text), 17 FROM intake.outbox o, intake.terms t"
                                + " WHERE o.sequence = 1 AND t.sequence = 17 AND t.coupon_id = o.aggregateid"
                                + " ORDER BY o.created_at LIMIT 1",
                        "UPDATE intake.line SET next_sequence = 18, capacity = 16 WHERE coupon_id = '" + waiting + "'",
                        "UPDATE ledger.line SET next_sequence = 18, quantity = 12 WHERE coupon_id = '" + waiting
                                + "'"));

        assertThat(violations(live(Duration.ZERO))).isEmpty();
        assertThat(violated(DATABASES.verify(database, database, VerifyOptions.whenDrained())))
                .containsExactly(Check.ACCEPTED_IS_DECIDED);
    }

    private Verdict live(Duration undecidedAllowed) throws SQLException {
        return DATABASES.verify(database, database, VerifyOptions.live(undecidedAllowed));
    }

    /** Verifies; before each side's snapshot is taken, the given statements are committed. */
    private Verdict verifyWhile(List<String> beforeTheLedgers, List<String> beforeTheIntakes) throws SQLException {
        try (Connection intake = DATABASES.connect(database);
                Connection ledger = DATABASES.connect(database)) {
            return Promises.check(
                    atItsFirstTransaction(intake, beforeTheIntakes),
                    atItsFirstTransaction(ledger, beforeTheLedgers),
                    VerifyOptions.live());
        }
    }

    private Connection atItsFirstTransaction(Connection connection, List<String> statements) {
        AtomicBoolean first = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("setAutoCommit") && first.getAndSet(false)) {
                        DATABASES.run(database, statements);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
