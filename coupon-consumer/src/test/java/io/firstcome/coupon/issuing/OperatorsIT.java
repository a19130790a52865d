package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.AlertReceiver;
import io.firstcome.coupon.alert.Runbook;
import io.firstcome.coupon.backing.KafkaServer;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What operators see and are told when something that the issuing needs is away: over HTTP, as in production. */
class OperatorsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String[] OVER_HTTP = {"spring.main.web-application-type=servlet", "server.port=0"};

    private static HttpResponse<String> health(ConfigurableApplicationContext instance, String group) {
        String port = instance.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + port + "/actuator/health/" + group);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void expect(ConfigurableApplicationContext instance, String group, int status) {
        HttpResponse<String> answer = health(instance, group);
        assertThat(answer.statusCode()).as("%s: %s", group, answer.body()).isEqualTo(status);
    }

    @Test
    void withoutTheLedgersDatabaseItStaysInServiceAndTells() {
        PostgresServer postgres = TestBacking.get().postgres();
        try (Bench bench = new Bench("needs_ledger");
                AlertReceiver receiver = new AlertReceiver();
                TcpGate gate = new TcpGate(postgres.host(), postgres.port())) {
            String url = "spring.datasource.url=jdbc:postgresql://localhost:" + gate.port() + "/" + bench.database();
            ConfigurableApplicationContext instance =
                    bench.start(Stream.of(Stream.of(OVER_HTTP), Stream.of(receiver.settings()), Stream.of(url))
                            .flatMap(each -> each)
                            .toArray(String[]::new));
            await().atMost(PATIENCE).untilAsserted(() -> expect(instance, "readiness", 200));
            expect(instance, "needs", 200);

            gate.shut();
            await().atMost(PATIENCE).until(() -> receiver.has(AlertKind.LEDGER_BREAKER_OPEN, "firing"));
            expect(instance, "needs", 503);
            assertThat(health(instance, "needs").body()).contains("away since", "requests stay in Kafka");
            expect(instance, "liveness", 200);
            expect(instance, "readiness", 200);

            gate.open();
            await().atMost(PATIENCE).until(() -> receiver.has(AlertKind.LEDGER_BREAKER_OPEN, "resolved"));
            await().atMost(PATIENCE).untilAsserted(() -> expect(instance, "needs", 200));
        }
    }

    @Test
    void withoutKafkaItStaysInServiceAndSaysSo() {
        KafkaServer kafka = TestBacking.get().kafka();
        assumeTrue(kafka.restartable());
        try (Bench bench = new Bench("needs_kafka")) {
            ConfigurableApplicationContext instance = bench.start(OVER_HTTP);
            await().atMost(PATIENCE).untilAsserted(() -> {
                expect(instance, "readiness", 200);
                expect(instance, "needs", 200);
            });
            kafka.stop();
            try {
                await().atMost(PATIENCE).untilAsserted(() -> expect(instance, "needs", 503));
                assertThat(health(instance, "needs").body()).contains("\"kafka\":{", "away since");
                expect(instance, "liveness", 200);
                expect(instance, "readiness", 200);
            } finally {
                kafka.start();
            }
            await().atMost(PATIENCE).untilAsserted(() -> expect(instance, "needs", 200));
        }
    }

    @Test
    void theRunbookListsTheMetersThatThereAre() {
        try (Bench bench = new Bench("meters")) {
            ConfigurableApplicationContext instance = bench.start();
            CouponLine line = new CouponLine();
            line.terms(1, 0);
            line.requests(1);
            bench.send(line.messages);
            MeterRegistry meters = instance.getBean(MeterRegistry.class);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    meters.find("firstcome.issuing.decided").counters())
                            .isNotEmpty());
            assertThat(meters.getMeters().stream()
                            .map(meter -> meter.getId().getName())
                            .filter(name -> name.startsWith("firstcome."))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(Runbook.meters("coupon-consumer"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    meters.get("firstcome.issuing.lag").gauge().value())
                            .isZero());
        }
    }
}
