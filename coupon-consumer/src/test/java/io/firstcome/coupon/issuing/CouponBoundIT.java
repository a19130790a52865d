package io.firstcome.coupon.issuing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.ledger.PlainLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Coupons with an upper bound of their own, beside others on the same partition. */
class CouponBoundIT {

    private static int partition(CouponLine line) {
        return Utils.toPositive(Utils.murmur2(line.id.toString().getBytes(UTF_8))) % Bench.PARTITIONS;
    }

    /** Lines whose records all are on one partition. */
    private static List<CouponLine> onOnePartition(int lines) {
        return Stream.generate(CouponLine::new)
                .filter(line -> partition(line) == 2)
                .limit(lines)
                .toList();
    }

    private static List<LineMessage> alternately(List<CouponLine> lines) {
        int longest =
                lines.stream().mapToInt(line -> line.messages.size()).max().orElse(0);
        List<LineMessage> mixed = new ArrayList<>();
        IntStream.range(0, longest)
                .forEach(place -> lines.stream()
                        .filter(line -> place < line.messages.size())
                        .forEach(line -> mixed.add(line.messages.get(place))));
        return mixed;
    }

    private static void awaitBound(ConfigurableApplicationContext instance, CouponLine line, int perSecond) {
        await().until(() -> Integer.valueOf(perSecond)
                .equals(instance.getBean(CouponBounds.class).inForce().get(line.id)));
    }

    private static void awaitSettledAndTold(Bench bench, CouponLine line) {
        Map<RequestId, Decision> plain = new PlainLine(line.messages).decisions();
        await().untilAsserted(() -> assertThat(bench.ledger.decisions(line.id))
                .hasSize(plain.size())
                .isEqualTo(plain));
        await().untilAsserted(
                        () -> assertThat(bench.decisions.decisions(line.id)).isEqualTo(plain));
        await().untilAsserted(() -> assertThat(bench.ledger.line(line.id))
                .satisfies(stored -> assertThat(stored.nextSequence()).isEqualTo(line.messages.size() + 1))
                .satisfies(stored -> assertThat(stored.early()).isZero())
                .satisfies(stored -> assertThat(stored.untold()).isZero()));
    }

    @Test
    void aStoppedCouponHoldsUpNoOtherAndGoesOnAtItsBoundAndThenAtThePace() {
        try (Bench bench = new Bench("bound")) {
            ConfigurableApplicationContext instance = bench.start("firstcome.issuing.pace-per-second=5000");
            List<CouponLine> lines = onOnePartition(2);
            CouponLine bounded = lines.getFirst();
            CouponLine free = lines.getLast();
            bench.setBound(bounded, 0);
            awaitBound(instance, bounded, 0);
            lines.forEach(line -> {
                line.terms(400, 20);
                line.requests(450);
            });
            bench.send(alternately(lines));

            awaitSettledAndTold(bench, free);
            await().until(() -> bench.ledger.line(bounded.id).early() == bounded.messages.size());
            assertThat(bench.ledger.decisions(bounded.id)).isEmpty();
            assertThat(bench.decisions.gaps(bounded.id))
                    .as("kept is not missing")
                    .isEmpty();

            bench.setBound(bounded, 30);
            await().until(() -> bench.ledger.decisions(bounded.id).size() > 60);
            PaceIT.assertNeverAbove(30, bench.ledger.decidedAt(bounded.id));
            assertThat(bench.ledger.line(bounded.id).early()).isPositive();

            bench.setBound(bounded, null);
            awaitSettledAndTold(bench, bounded);

            // the quantity is raised under a bound: who waits is let in without a record that would come again
            bench.setBound(bounded, 40);
            awaitBound(instance, bounded, 40);
            bench.send(bounded.terms(415, 20));
            awaitSettledAndTold(bench, bounded);
            assertThat(bench.ledger.holders(bounded.id)).hasSize(415);
        }
    }

    @Test
    void aRestartGoesOnWithWhatIsKept() {
        try (Bench bench = new Bench("bound_restart")) {
            ConfigurableApplicationContext first = bench.start();
            CouponLine line = new CouponLine();
            bench.setBound(line, 0);
            awaitBound(first, line, 0);
            line.terms(100, 0);
            line.requests(100);
            bench.send(line.messages);
            await().until(() -> bench.ledger.line(line.id).early() == 101);
            first.close();

            ConfigurableApplicationContext second = bench.start();
            assertThat(second.getBean(CouponBounds.class).inForce()).containsEntry(line.id, 0);
            bench.setBound(line, 200);
            awaitSettledAndTold(bench, line);
        }
    }

    @Test
    void moreThanTheLedgerKeepsStaysInKafkaAndIsNotLost() {
        try (Bench bench = new Bench("bound_full")) {
            ConfigurableApplicationContext instance = bench.start("firstcome.issuing.max-postponed-per-coupon=10");
            List<CouponLine> lines = onOnePartition(2);
            CouponLine bounded = lines.getFirst();
            bench.setBound(bounded, 0);
            awaitBound(instance, bounded, 0);
            lines.forEach(line -> {
                line.terms(100, 0);
                line.requests(40);
            });
            bench.send(bounded.messages);
            bench.send(lines.getLast().messages);
            await().until(() -> bench.ledger.line(bounded.id).early() == 10);
            bench.setBound(bounded, 100);
            lines.forEach(line -> awaitSettledAndTold(bench, line));
        }
    }

    @Test
    void ofTwoInstancesEachGoesOnWithItsOwnCoupons() {
        try (Bench bench = new Bench("bound_two")) {
            ConfigurableApplicationContext one = bench.start();
            ConfigurableApplicationContext other = bench.start();
            await().until(() -> one.getBean(PaceShare.class).assigned() == 2
                    && other.getBean(PaceShare.class).assigned() == 2);
            List<CouponLine> lines = Stream.generate(CouponLine::new).limit(8).toList();
            for (CouponLine line : lines) {
                assertThat(Stream.of(one, other)
                                .filter(instance ->
                                        instance.getBean(PaceShare.class).owns(line.id)))
                        .hasSize(1);
                bench.setBound(line, 50);
                awaitBound(one, line, 50);
                awaitBound(other, line, 50);
                line.terms(60, 0);
                line.requests(100);
            }
            bench.send(alternately(lines));
            for (CouponLine line : lines) {
                awaitSettledAndTold(bench, line);
                PaceIT.assertNeverAbove(50, bench.ledger.decidedAt(line.id));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22})
    void lossRepetitionAndDisorderUnderAChangingBoundChangeNoDecision(long seed) {
        Random random = new Random(Long.getLong("seed", seed));
        try (Bench bench = new Bench("bound_rough")) {
            bench.start("firstcome.issuing.batch-max-records=20");
            List<CouponLine> lines = onOnePartition(2);
            for (CouponLine line : lines) {
                line.terms(30, 10);
                line.requests(40 + random.nextInt(40));
                line.failed("who failed");
                line.terms(35, 10);
                line.requests(random.nextInt(20));
            }
            CouponLine bounded = lines.getFirst();
            List<LineMessage> rough = new ArrayList<>(alternately(lines));
            rough.addAll(rough.subList(0, rough.size() / 3));
            Collections.shuffle(rough, random);
            rough.removeIf(message -> message.sequence() % 17 == 11);
            bench.setBound(bounded, 20 * random.nextInt(2));
            bench.send(rough);
            lines.forEach(line -> bench.send(line.messages.getLast()));

            var healed = ConcurrentHashMap.<GapReported>newKeySet();
            await().untilAsserted(() -> {
                bench.setBound(bounded, random.nextInt(3) == 0 ? null : random.nextInt(200));
                for (CouponLine line : lines) {
                    bench.decisions.gaps(line.id).stream()
                            .filter(healed::add)
                            .forEach(gap -> bench.send(
                                    line.messages.subList((int) gap.missingFrom() - 1, (int) gap.missingTo())));
                    assertThat(bench.ledger.line(line.id).nextSequence()).isEqualTo(line.messages.size() + 1);
                }
            });
            bench.setBound(bounded, null);
            lines.forEach(line -> awaitSettledAndTold(bench, line));
        }
    }
}
