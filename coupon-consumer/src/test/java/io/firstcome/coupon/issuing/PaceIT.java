package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.PaceSet;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.ledger.PlainLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The pace as the ledger's own clock saw it. */
class PaceIT {

    private static final int PACE = 200;
    private static final String PACE_SETTING = "firstcome.issuing.pace-per-second=";

    private static final int REQUESTS_PER_LINE = 120;

    static void assertNeverAbove(int pace, List<Instant> decidedAt) {
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
            await().untilAsserted(
                            () -> assertThat(bench.ledger.holders(line.id)).hasSize(800));
            assertNeverAbove(PACE, bench.ledger.decidedAt());
            instance.close();

            ConfigurableApplicationContext stopped = bench.start(PACE_SETTING + 0);
            bench.send(line.requests(10));
            await().until(() -> stopped.getBean(PaceShare.class).assigned() == Bench.PARTITIONS);
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> bench.ledger.holders(line.id).size() == 800);
            stopped.close();

            bench.start(PACE_SETTING + PACE);
            await().untilAsserted(
                            () -> assertThat(bench.ledger.holders(line.id)).hasSize(810));
            assertThat(bench.ledger.paces()).containsExactly(PACE, 0, PACE);
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
                line.requests(REQUESTS_PER_LINE);
                messages.addAll(line.messages);
            });
            ConfigurableApplicationContext one = bench.start(PACE_SETTING + PACE);
            PaceShare oneShare = one.getBean(PaceShare.class);
            await().until(() -> oneShare.assigned() == Bench.PARTITIONS);
            bench.send(messages);
            await().until(() -> bench.ledger.count("decision") > 0);
            ConfigurableApplicationContext other = bench.start(PACE_SETTING + PACE);
            PaceShare otherShare = other.getBean(PaceShare.class);
            await().until(() -> oneShare.assigned() == 2 && otherShare.assigned() == 2);
            assertThat(one.getBean(Pace.class).partPerSecond()
                            + other.getBean(Pace.class).partPerSecond())
                    .isEqualTo(PACE);
            long shared = bench.ledger.count("decision");
            await().until(() -> bench.ledger.count("decision") > shared + 200);
            one.close();
            await().untilAsserted(
                            () -> assertThat(bench.ledger.count("decision")).isEqualTo(16 * REQUESTS_PER_LINE));
            assertThat(otherShare.assigned()).isEqualTo(Bench.PARTITIONS);

            assertNeverAbove(PACE, bench.ledger.decidedAt());
            for (CouponLine line : lines) {
                assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
            }
        }
    }

    private static void awaitPace(ConfigurableApplicationContext instance, int perSecond) {
        await().until(() -> instance.getBean(Pace.class).perSecond() == perSecond);
    }

    private static void awaitDecided(Bench bench, long decisions) {
        await().until(() -> bench.ledger.count("decision") >= decisions);
    }

    /** What was permitted before is decided, and nothing after it. */
    private static void assertStopped(Bench bench) {
        AtomicLong decided = new AtomicLong(-1);
        await().during(Duration.ofSeconds(2))
                .until(() -> decided.getAndSet(bench.ledger.count("decision")) == bench.ledger.count("decision"));
    }

    @Test
    void anAdminLowersStopsAndRaisesThePaceWhileItRuns() {
        try (Bench bench = new Bench("set_pace")) {
            ConfigurableApplicationContext instance = bench.start(PACE_SETTING + PACE);
            CouponLine line = new CouponLine();
            line.terms(5_000, 0);
            line.requests(1_500);
            bench.send(line.messages);
            awaitDecided(bench, 100);

            bench.setPace(20);
            awaitPace(instance, 20);
            awaitDecided(bench, bench.ledger.count("decision") + 30);
            bench.setPace(0);
            awaitPace(instance, 0);
            assertStopped(bench);
            long undecided = 1_500 - bench.ledger.count("decision");
            assertThat(undecided).isPositive();
            assertThat(instance.getBean(PaceHealth.class).health().getDetails())
                    .containsEntry("issuesPerSecond", 0)
                    .containsEntry("hearsOfChanges", true);
            Instant stopped = Instant.now();

            bench.setPace(1_000);
            awaitDecided(bench, 1_500);
            assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
            assertThat(bench.ledger.paces()).containsExactly(PACE, 20, 0, 1_000);
            assertNeverAbove(
                    PACE,
                    bench.ledger.decidedAt().stream().filter(stopped::isAfter).toList());
            assertThat(instance.getBean(MeterRegistry.class)
                            .get("firstcome.issuing.pace")
                            .gauge()
                            .value())
                    .isEqualTo(1_000);

            bench.setPace(null);
            awaitPace(instance, PACE);
            await().until(() -> bench.ledger.paces().getLast() == PACE);
        }
    }

    @Test
    void aStopOutlastsARestartAndIsKnownBeforeKafkaSaysAnything() {
        try (Bench bench = new Bench("stored_pace")) {
            ConfigurableApplicationContext first = bench.start(PACE_SETTING + PACE);
            bench.setPace(0);
            awaitPace(first, 0);
            await().until(() -> bench.ledger.paces().getLast() == 0);
            first.close();
            bench.setPace(50);
            // the stored one is the later one: whatever the topic says, it holds
            bench.ledger
                    .jdbc
                    .sql("UPDATE ledger.pace_setting SET version = ? WHERE issues_per_second = 0")
                    .param(Bench.nextVersion())
                    .update();

            ConfigurableApplicationContext second = bench.start(PACE_SETTING + PACE);
            assertThat(second.getBean(Pace.class).perSecond()).isZero();
            assertThat(second.getBean(PaceTail.class).hears()).isTrue();
            CouponLine line = new CouponLine();
            line.terms(10, 0);
            line.requests(5);
            bench.send(line.messages);
            assertStopped(bench);
            assertThat(bench.ledger.count("decision")).isZero();

            bench.setPace(100);
            awaitDecided(bench, 5);
            assertThat(bench.ledger.paces()).containsExactly(PACE, 0, 100);
        }
    }

    @Test
    void theHighestVersionHoldsInWhateverOrderTheyComeAndWhatCannotBeReadIsPassedOver() {
        try (Bench bench = new Bench("pace_versions")) {
            ConfigurableApplicationContext one = bench.start(PACE_SETTING + PACE);
            ConfigurableApplicationContext other = bench.start(PACE_SETTING + PACE);
            PaceSet older = new PaceSet(Bench.nextVersion(), null, 1);
            bench.setPace(300);
            bench.set(older);
            bench.sendRecords(List.of(
                    new ProducerRecord<>(Topics.PACE, new byte[] {1}, new byte[] {2}),
                    new ProducerRecord<>(Topics.PACE, new byte[] {1}, null)));
            bench.setPace(150);
            awaitPace(one, 150);
            awaitPace(other, 150);
            await().until(() -> bench.ledger.paces().getLast() == 150);
            assertThat(bench.ledger.paces())
                    .as("each change is noted once, whichever instance hears it first")
                    .containsExactly(PACE, 300, 150);
        }
    }
}
