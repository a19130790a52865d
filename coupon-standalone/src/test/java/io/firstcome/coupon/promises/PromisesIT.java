package io.firstcome.coupon.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: verify finds what is broken, names it, and finds nothing else. Method: a sample that the real ledger has decided
 * is clean; each violation is planted alone in a copy without constraints, and all checks that find something are those
 * that it breaks.
 */
class PromisesIT {

    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final SampleDatabases DATABASES = new SampleDatabases("promises");

    @BeforeAll
    static void createTheSample() throws SQLException {
        System.out.println("sample's seed (-Dseed=): " + SEED);
        DATABASES.create(SEED);
    }

    @Test
    void aCleanSampleKeepsAllPromises() throws SQLException {
        String database = DATABASES.clean();
        Verdict verdict = DATABASES.verify(database, database, VerifyOptions.whenDrained());

        assertThat(violations(verdict)).isEmpty();
        assertThat(verdict.held()).isTrue();
        assertThat(verdict.promises()).extracting(PromiseCheck::promise).containsExactly(Promise.values());
        assertThat(verdict.counts().lines()).isEqualTo(7);
        assertThat(verdict.counts().accepted()).isEqualTo(60 + 18 + 60 + 14 + 37 + 6);
        assertThat(verdict.counts().issued()).isEqualTo(53 + 18 + 60 + 10 + 34 + 5);
        assertThat(verdict.counts().refused())
                .containsOnly(Map.entry("sold-out", 7L), Map.entry("customer-limit", 3L), Map.entry("failed", 1L));
        assertThat(verdict.counts().waiting()).isEqualTo(4);
        assertThat(verdict.counts().undecided()).isZero();
        assertThat(verdict.counts().told()).isEqualTo(53 + 18 + 60 + 10 + 34 + 10 + 6);
        DATABASES.drop(database);
    }

    @Test
    void theSchemasMayBeOnTwoServers() throws SQLException {
        String intake = DATABASES.clean();
        String ledger = DATABASES.clean();
        DATABASES.run(intake, List.of("DROP SCHEMA ledger CASCADE"));
        DATABASES.run(ledger, List.of("DROP SCHEMA intake CASCADE"));

        assertThat(violations(DATABASES.verify(intake, ledger, VerifyOptions.whenDrained())))
                .isEmpty();
        DATABASES.drop(intake);
        DATABASES.drop(ledger);
    }

    @Test
    void aSampleWithoutConstraintsIsClean() throws SQLException {
        String database = DATABASES.stripped();
        assertThat(violations(DATABASES.verify(database, database, VerifyOptions.whenDrained())))
                .isEmpty();
        DATABASES.drop(database);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aPlantedViolationIsFoundAndNamed(Planted planted) throws SQLException {
        String database = DATABASES.stripped();
        DATABASES.run(database, planted.sql());

        Verdict verdict = DATABASES.verify(database, database, VerifyOptions.whenDrained());

        assertThat(violated(verdict))
                .as(() -> new VerdictText(StandardCharsets.UTF_8).render(verdict))
                .isEqualTo(planted.found());
        assertThat(verdict.held()).isFalse();
        assertThat(finding(verdict, planted.expected()).examples()).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        DATABASES.drop(database);
    }

    static Stream<Planted> planted() {
        return Planted.all();
    }

    @Test
    void aRoleWhoseCommitsAreNotFlushedIsFoundThoughThisOneIsFlushed() throws SQLException {
        String database = DATABASES.clean();
        DATABASES.run(
                database,
                List.of(
                        "CREATE ROLE promises_unflushed",
                        "ALTER ROLE promises_unflushed IN DATABASE " + database + " SET synchronous_commit = off"));

        Verdict verdict = DATABASES.verify(database, database, VerifyOptions.whenDrained());

        assertThat(violated(verdict)).containsExactly(Check.DURABILITY_SETTINGS);
        assertThat(violations(verdict)).allMatch(example -> example.contains("promises_unflushed"));
        DATABASES.drop(database);
        DATABASES.run("postgres", List.of("DROP ROLE promises_unflushed"));
    }

    @Test
    void aDatabaseInWhichNothingHappenedYetKeepsAllPromises() throws SQLException {
        String database = DATABASES.stripped();
        DATABASES.run(
                database,
                List.of("TRUNCATE intake.coupon, intake.line, intake.terms, intake.issue_request, intake.outbox,"
                        + " intake.outcome, ledger.line, ledger.decision, ledger.coupon, ledger.waiting, ledger.pace"));

        Verdict verdict = DATABASES.verify(database, database, VerifyOptions.live());

        assertThat(violations(verdict)).isEmpty();
        assertThat(verdict.counts()).isEqualTo(new Counts(0, 0, 0, Map.of(), 0, 0, 0));
        DATABASES.drop(database);
    }

    @Test
    void onlyTheFirstOfManyViolationsAreShown() throws SQLException {
        String database = DATABASES.stripped();
        DATABASES.run(database, List.of("UPDATE intake.outcome SET ticket = ticket + 1"));

        Verdict verdict = DATABASES.verify(database, database, new VerifyOptions(true, Duration.ZERO, 3));

        assertThat(finding(verdict, Check.TOLD_AS_DECIDED).violations())
                .isEqualTo(verdict.counts().told());
        assertThat(finding(verdict, Check.TOLD_AS_DECIDED).examples()).hasSize(3);
        DATABASES.drop(database);
    }

    static List<String> violations(Verdict verdict) {
        return verdict.promises().stream()
                .flatMap(promise -> promise.violations().stream())
                .toList();
    }

    static Set<Check> violated(Verdict verdict) {
        return Arrays.stream(Check.values())
                .filter(check -> !finding(verdict, check).held())
                .collect(Collectors.toSet());
    }

    static Finding finding(Verdict verdict, Check check) {
        return verdict.promises().stream()
                .flatMap(promise -> promise.findings().stream())
                .filter(finding -> finding.check().equals(check.code()))
                .findFirst()
                .orElseThrow();
    }
}
