package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firstcome.coupon.backing.KafkaServer;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.ledger.PlainLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What happens when a part fails: nothing is lost, doubled or put aside. */
class FailureIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    /** A consumer that never gets as far as telling what it has committed. Unmarked: else every test's scan finds it. */
    static class Mute {
        @Bean
        @Primary
        DecisionPublisher mute(Publishing publishing, LedgerStore ledger, LedgerGuard guard) {
            return new DecisionPublisher(publishing, ledger, guard) {
                @Override
                void publish(List<LineOutcome> outcomes) {
                    throw new PublishingFailed(Duration.ofMillis(100), new IllegalStateException("mute"));
                }
            };
        }
    }

    @Test
    void killedBetweenTheCommitAndTheOffsetItsSuccessorTellsTheSameDecisions() {
        try (Bench bench = new Bench("killed")) {
            CouponLine line = new CouponLine();
            line.terms(4, 10);
            List<IssueRequested> requests = line.requests(10);
            line.terms(7, 10);
            ConfigurableApplicationContext killed = bench.start(Mute.class);
            bench.send(line.messages);
            await().untilAsserted(
                            () -> assertThat(bench.ledger.holders(line.id)).hasSize(7));
            Map<RequestId, Decision> before = bench.ledger.decisions(line.id);
            killed.close();
            assertThat(bench.decisions.decisions(line.id)).isEmpty();

            bench.start();
            await().untilAsserted(
                            () -> assertThat(bench.decisions.decisions(line.id)).isEqualTo(before));
            assertThat(bench.ledger.decisions(line.id)).isEqualTo(before);
            assertThat(bench.ledger.holders(line.id)).isEqualTo(bench.ledger.ids(requests.subList(0, 7)));
            await().untilAsserted(() ->
                    assertThat(bench.ledger.line(line.id).untold()).isZero());
        }
    }

    @Test
    void anUnavailableDatabaseDelaysAndLosesNothing() {
        PostgresServer postgres = TestBacking.get().postgres();
        try (Bench bench = new Bench("cut_off");
                TcpGate gate = new TcpGate(postgres.host(), postgres.port())) {
            ConfigurableApplicationContext instance = bench.start(
                    "spring.datasource.url=jdbc:postgresql://localhost:" + gate.port() + "/" + bench.database());
            CouponLine line = new CouponLine();
            line.terms(50, 0);
            line.requests(20);
            bench.send(line.messages);
            await().untilAsserted(
                            () -> assertThat(bench.ledger.holders(line.id)).hasSize(20));

            gate.shut();
            bench.send(line.requests(20));
            LedgerGuard guard = instance.getBean(LedgerGuard.class);
            await().until(guard::inTrouble);
            assertThat(instance.getBean(IssuingHealth.class).health().getDetails())
                    .containsEntry("ledgerAnswers", false);
            bench.send(line.requests(20));
            await().during(Duration.ofSeconds(3)).atMost(A_WHILE).until(guard::inTrouble);
            assertThat(bench.ledger.holders(line.id)).hasSize(20);

            gate.open();
            await().untilAsserted(
                            () -> assertThat(bench.ledger.decisions(line.id)).hasSize(60));
            assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
            await().until(() -> !guard.inTrouble());
            await().untilAsserted(() ->
                    assertThat(bench.decisions.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions()));
            assertThat(instance.getBean(MeterRegistry.class)
                            .get("firstcome.issuing.dead.letters")
                            .counter()
                            .count())
                    .isZero();
        }
    }

    @Test
    void anUnavailableKafkaDelaysAndLosesNothing() {
        KafkaServer kafka = TestBacking.get().kafka();
        assumeTrue(kafka.restartable());
        try (Bench bench = new Bench("no_kafka")) {
            bench.start("firstcome.issuing.pace-per-second=200");
            CouponLine line = new CouponLine();
            line.terms(600, 0);
            line.requests(600);
            bench.send(line.messages);
            await().untilAsserted(
                            () -> assertThat(bench.ledger.holders(line.id)).isNotEmpty());
            kafka.stop();
            long issued = bench.ledger.count("coupon");
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> bench.ledger.count("coupon") <= issued + 200);
            kafka.start();
            await().untilAsserted(
                            () -> assertThat(bench.ledger.holders(line.id)).hasSize(600));
            await().untilAsserted(
                            () -> assertThat(bench.decisions.decisions(line.id)).hasSize(600));
        }
    }

    @Test
    void aDatabaseThatMayLoseCommitsIsRefused() {
        try (Bench bench = new Bench("careless")) {
            bench.ledger
                    .jdbc
                    .sql("ALTER DATABASE " + bench.database() + " SET synchronous_commit = off")
                    .update();
            assertThatThrownBy(bench::start)
                    .rootCause()
                    .isInstanceOf(DurabilityCheck.CommitsMayBeLost.class)
                    .hasMessageContaining("synchronous_commit=off");
        }
    }
}
