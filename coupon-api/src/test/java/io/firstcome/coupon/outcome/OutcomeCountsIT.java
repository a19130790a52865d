package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.outcome.TestDecisions.issued;
import static io.firstcome.coupon.outcome.TestDecisions.progress;
import static io.firstcome.coupon.outcome.TestDecisions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.UsualInstances;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outbox.SeededLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Goal: the counts are those of the rows, whatever is told twice and whoever stores it. Method: two instances' projections
 * are given the same decisions of several lines at once, the one from their beginning and the other from their end, some of
 * them again and again: first they meet at the counts, and then at the rows.
 */
@ExtendWith(UsualInstances.Given.class)
class OutcomeCountsIT {

    private static final int LINES = 4;
    private static final int REQUESTS = 150;
    private static final int BATCH = 40;

    private static ApiUnderTest api;
    private static ApiUnderTest other;
    private static JdbcClient database;

    @BeforeAll
    static void start(UsualInstances usual) {
        api = usual.first();
        other = usual.second();
        database = usual.database();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 1)
    void areThoseOfTheRows(long seed) throws InterruptedException {
        List<SeededLine> lines = IntStream.range(0, LINES)
                .mapToObj(_ -> SeededLine.create(database, 2, REQUESTS))
                .toList();
        List<RequestDecided> decisions = lines.stream()
                .flatMap(line -> IntStream.rangeClosed(1, REQUESTS).mapToObj(ticket -> decided(line, ticket)))
                .toList();
        List<RequestDecided> shuffled = new ArrayList<>(decisions);
        Collections.shuffle(shuffled, new Random(seed));
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> projections = List.of(
                    () -> project(api, lines, shuffled, new Random(seed), together),
                    () -> project(other, lines, shuffled.reversed(), new Random(seed + 1000), together));
            assertThat(threads.invokeAll(projections))
                    .extracting(Future::resultNow)
                    .as("conflicts")
                    .containsOnly(0);
        }

        assertThat(counted(lines)).hasSize(LINES * 4).isEqualTo(rows(lines));
    }

    private static RequestDecided decided(SeededLine line, int ticket) {
        return switch (ticket % 5) {
            case 0 -> refused(line, ticket, RefusalReason.SOLD_OUT);
            case 1 -> refused(line, ticket, RefusalReason.CLOSED);
            case 2 -> refused(line, ticket, RefusalReason.FAILED);
            default -> issued(line, ticket, ticket);
        };
    }

    /** Each decision at least once, and some that were told before; both instances begin each batch together. */
    private static int project(
            ApiUnderTest instance,
            List<SeededLine> lines,
            List<RequestDecided> shuffled,
            Random random,
            CyclicBarrier together)
            throws Exception {
        ProjectionTransaction projection = instance.bean(ProjectionTransaction.class);
        int conflicts = 0;
        for (int from = 0; from < shuffled.size(); from += BATCH) {
            DecisionBatch batch = new DecisionBatch();
            List<DecisionMessage> told =
                    new ArrayList<>(shuffled.subList(from, Math.min(shuffled.size(), from + BATCH)));
            told.addAll(shuffled.subList(0, random.nextInt(from + 1)));
            told.add(progress(lines.get(random.nextInt(LINES)), random.nextInt(REQUESTS) + 1, 1, 0));
            told.forEach(batch::add);
            together.await(30, TimeUnit.SECONDS);
            conflicts += store(projection, batch).size();
        }
        return conflicts;
    }

    /** Two that add the same row at once may hurt each other at its other unique index; the projection tries again, too. */
    private static List<RequestId> store(ProjectionTransaction projection, DecisionBatch batch) {
        for (int tries = 1; ; tries++) {
            try {
                return projection.store(batch);
            } catch (DuplicateKeyException | PessimisticLockingFailureException race) {
                System.out.println("tried again after " + race.getMessage());
                if (tries == 5) {
                    throw race;
                }
            }
        }
    }

    private static List<String> counted(List<SeededLine> lines) {
        return of(lines, "SELECT concat_ws(' ', coupon_id, answer, requests) FROM intake.outcome_count");
    }

    private static List<String> rows(List<SeededLine> lines) {
        return of(lines, """
                SELECT concat_ws(' ', coupon_id, answer, requests)
                  FROM (SELECT coupon_id, coalesce(reason, outcome) AS answer, count(*) AS requests FROM intake.outcome
                         GROUP BY 1, 2) AS counted
                """);
    }

    private static List<String> of(List<SeededLine> lines, String sql) {
        return database.sql(sql + " WHERE coupon_id IN (:coupons) ORDER BY 1")
                .param(
                        "coupons",
                        lines.stream().map(line -> line.couponId().value()).toList())
                .query(String.class)
                .list();
    }
}
