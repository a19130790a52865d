package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.contract.LineMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The pace as the ledger's own clock saw it. */
class PaceIT {

    private static final int PACE = 200;
    private static final String PACE_SETTING = "firstcome.issuing.pace-per-second=";
    private static final Duration A_WHILE = Duration.ofSeconds(50);

    private static void assertNeverAbove(int pace, List<Instant> decidedAt) {
        int begin = 0;
        for (int end = 0; end < decidedAt.size(); end++) {
            while (!decidedAt.get(begin).plusSeconds(1).isAfter(decidedAt.get(end))) {
                begin++;
            }
            assertThat(end - begin + 1)
                    .as("issued in the second before " + decidedAt.get(end))
                    .isLessThanOrEqualTo((int) (pace * 1.2) + 5);
        }
    }

    @Test
    void aRushIsIssuedAtThePaceAndItsChangesAreNoted() {
        try (Bench bench = new Bench("pace")) {
            ConfigurableApplicationContext instance = bench.start(PACE_SETTING + PACE);
            CouponLine line = new CouponLine();
            line.terms(2_000, 0);
            line.requests(800);
            bench.send(line.messages);
            await().atMost(A_WHILE)
                    .untilAsserted(
                            () -> assertThat(bench.ledger.holders(line.id)).hasSize(800));
            assertNeverAbove(PACE, bench.ledger.decidedAt());
            instance.close();

            ConfigurableApplicationContext stopped = bench.start(PACE_SETTING + 0);
            bench.send(line.requests(10));
            await().atMost(A_WHILE).until(() -> stopped.getBean(PaceShare.class).assigned() == Bench.PARTITIONS);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> bench.ledger.holders(line.id).size() == 800);
            stopped.close();

            bench.start(PACE_SETTING + PACE);
            await().atMost(A_WHILE)
                    .untilAsserted(
                            () -> assertThat(bench.ledger.holders(line.id)).hasSize(810));
            assertThat(bench.ledger
                            .jdbc
                            .sql("SELECT issues_per_second FROM ledger.pace ORDER BY since")
                            .query(BigDecimal.class)
                            .list())
                    .containsExactly(BigDecimal.valueOf(PACE), BigDecimal.ZERO, BigDecimal.valueOf(PACE));
        }
    }

    @Test
    void instancesShareThePaceAndOneTakesTheOthersPartOver() {
        try (Bench bench = new Bench("shared_pace")) {
            List<CouponLine> lines =
                    IntStream.range(0, 16).mapToObj(_ -> new CouponLine()).toList();
            List<LineMessage> messages = new ArrayList<>();
            lines.forEach(line -> {
                line.terms(100, 0);
                line.requests(60);
                messages.addAll(line.messages);
            });
            ConfigurableApplicationContext one = bench.start(PACE_SETTING + PACE);
            PaceShare oneShare = one.getBean(PaceShare.class);
            await().atMost(A_WHILE).until(() -> oneShare.assigned() == Bench.PARTITIONS);
            bench.send(messages);
            await().atMost(A_WHILE).until(() -> bench.ledger.count("decision") > 0);
            ConfigurableApplicationContext other = bench.start(PACE_SETTING + PACE);
            PaceShare otherShare = other.getBean(PaceShare.class);
            await().atMost(A_WHILE).until(() -> oneShare.assigned() == 2 && otherShare.assigned() == 2);
            assertThat(one.getBean(Pace.class).partPerSecond()
                            + other.getBean(Pace.class).partPerSecond())
                    .isEqualTo(PACE);
            long shared = bench.ledger.count("decision");
            await().atMost(A_WHILE).until(() -> bench.ledger.count("decision") > shared + 200);
            one.close();
            await().atMost(A_WHILE).until(() -> bench.ledger.count("decision") == 16 * 60);
            assertThat(otherShare.assigned()).isEqualTo(Bench.PARTITIONS);

            assertNeverAbove(PACE, bench.ledger.decidedAt());
            for (CouponLine line : lines) {
                assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainRun(line.messages).decisions);
            }
        }
    }
}
