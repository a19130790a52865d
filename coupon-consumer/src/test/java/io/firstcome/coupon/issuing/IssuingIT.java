package io.firstcome.coupon.issuing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.backing.TestBacking;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.ledger.PlainLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.support.KafkaHeaders;

/** Lines through Kafka to one instance that is not held back by its pace. */
class IssuingIT {

    private static Bench bench;
    private static ConfigurableApplicationContext instance;

    @BeforeAll
    static void start() {
        bench = new Bench("issuing");
        instance = bench.start(
                "spring.main.web-application-type=servlet", "server.port=0", "firstcome.issuing.concurrency=2");
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static void awaitSettled(CouponLine line) {
        await().untilAsserted(() ->
                assertThat(bench.ledger.line(line.id).nextSequence()).isEqualTo(line.messages.size() + 1));
    }

    @Test
    void theFirstInLineGetTheCouponsAndEachIsTold() {
        CouponLine line = new CouponLine();
        line.terms(10, 0);
        List<IssueRequested> requests = line.requests(25);
        bench.send(line.messages);
        awaitSettled(line);

        assertThat(bench.ledger.holders(line.id)).isEqualTo(bench.ledger.ids(requests.subList(0, 10)));
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
        await().untilAsserted(() ->
                assertThat(bench.decisions.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions()));
        await().untilAsserted(() -> assertThat(bench.decisions.progress(line.id).getLast())
                .satisfies(progress -> {
                    assertThat(progress.nextSequence()).isEqualTo(27);
                    assertThat(progress.lastTicket()).isEqualTo(25);
                    assertThat(progress.issued()).isEqualTo(10);
                    assertThat(progress.quantity()).isEqualTo(10);
                    assertThat(progress.closed()).isFalse();
                }));
    }

    @Test
    void whoWaitsIsLetInWhenTheQuantityIsRaisedAndRefusedWhenTheLineCloses() {
        CouponLine line = new CouponLine();
        line.terms(3, 5);
        List<IssueRequested> requests = line.requests(9);
        bench.send(line.messages);
        awaitSettled(line);
        assertThat(bench.ledger.line(line.id).waiting()).isEqualTo(5);
        assertThat(bench.ledger.decisions(line.id)).hasSize(4);

        bench.send(line.terms(5, 5));
        await().untilAsserted(
                        () -> assertThat(bench.ledger.line(line.id).waiting()).isEqualTo(3));
        assertThat(bench.ledger.holders(line.id)).isEqualTo(bench.ledger.ids(requests.subList(0, 5)));

        bench.send(line.close(5, 5));
        await().untilAsserted(
                        () -> assertThat(bench.ledger.line(line.id).waiting()).isZero());
        assertThat(bench.ledger.decisions(line.id))
                .isEqualTo(new PlainLine(line.messages).decisions())
                .containsEntry(requests.get(7).requestId(), new Decision.Refused(RefusalReason.SOLD_OUT));
        await().untilAsserted(() -> {
            assertThat(bench.decisions.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
            assertThat(bench.ledger.line(line.id).untold()).isZero();
        });
    }

    @Test
    void aCouponIsValidByTheTermsAtItsPlaceInLine() {
        CouponLine line = new CouponLine();
        Instant later = CouponLine.VALID_UNTIL.plusSeconds(86400);
        line.terms(10, 0);
        IssueRequested before = line.request("before");
        line.terms(CouponLine.terms(10, 0, false, later));
        IssueRequested after = line.request("after");
        bench.send(line.messages);
        awaitSettled(line);

        assertThat(validUntil(before)).isEqualTo(CouponLine.VALID_UNTIL);
        assertThat(validUntil(after)).isEqualTo(later);
    }

    private static Instant validUntil(IssueRequested request) {
        return bench.ledger
                .jdbc
                .sql("SELECT valid_until FROM ledger.coupon WHERE request_id = ?")
                .param(request.requestId().value())
                .query(Instant.class)
                .single();
    }

    @Test
    void theCouponsOfOneBatchDoNotMix() {
        List<CouponLine> lines =
                IntStream.range(0, 7).mapToObj(_ -> new CouponLine()).toList();
        lines.forEach(line -> line.terms(20, 3));
        IntStream.range(0, 60).forEach(_ -> lines.forEach(line -> line.requests(1)));
        List<LineMessage> mixed = new ArrayList<>();
        IntStream.range(0, 61).forEach(place -> lines.forEach(line -> mixed.add(line.messages.get(place))));
        bench.send(mixed);
        for (CouponLine line : lines) {
            awaitSettled(line);
            assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void lossRepetitionAndDisorderChangeNoDecision(long seed) {
        Random random = new Random(Long.getLong("seed", seed));
        CouponLine line = new CouponLine();
        line.terms(30, 10);
        line.requests(40 + random.nextInt(40));
        line.failed("whose request cannot be read");
        line.terms(35, 10);
        line.requests(random.nextInt(20));

        List<LineMessage> rough = new ArrayList<>();
        for (LineMessage message : line.messages) {
            int copies = random.nextInt(5);
            IntStream.range(0, copies > 2 ? 1 : copies).forEach(_ -> rough.add(message));
        }
        Collections.shuffle(rough, random);
        rough.removeAll(List.of(line.messages.get(10)));
        rough.add(line.messages.getLast());
        bench.send(rough);

        await().untilAsserted(() -> assertThat(bench.decisions.gaps(line.id)).isNotEmpty());
        await().untilAsserted(() -> {
            bench.decisions.gaps(line.id).stream()
                    .reduce((_, last) -> last)
                    .filter(gap ->
                            gap.missingFrom() == bench.ledger.line(line.id).nextSequence())
                    .ifPresent(gap -> bench.send(republished(line, gap)));
            assertThat(bench.ledger.line(line.id).nextSequence()).isEqualTo(line.messages.size() + 1);
        });
        await().untilAsserted(() ->
                assertThat(bench.decisions.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions()));
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());
        assertThat(bench.ledger.line(line.id).early()).isZero();
        await().untilAsserted(
                        () -> assertThat(bench.ledger.line(line.id).untold()).isZero());
    }

    private static List<LineMessage> republished(CouponLine line, GapReported gap) {
        return line.messages.subList((int) gap.missingFrom() - 1, (int) gap.missingTo());
    }

    @Test
    void theMissingPlacesAreReported() {
        CouponLine line = new CouponLine();
        line.terms(10, 0);
        line.requests(9);
        bench.send(Stream.concat(line.messages.subList(0, 3).stream(), line.messages.subList(6, 10).stream())
                .toList());
        await().untilAsserted(() -> assertThat(bench.decisions.gaps(line.id)).contains(new GapReported(line.id, 4, 6)));
        assertThat(bench.ledger.line(line.id))
                .satisfies(stored -> assertThat(stored.nextSequence()).isEqualTo(4))
                .satisfies(stored -> assertThat(stored.early()).isEqualTo(4));

        bench.send(line.messages.subList(3, 6));
        awaitSettled(line);
        assertThat(bench.ledger.line(line.id).early()).isZero();
        assertThat(bench.ledger.holders(line.id)).hasSize(9);
        await().untilAsserted(
                        () -> assertThat(bench.decisions.decisions(line.id)).hasSize(9));
    }

    @Test
    void aRepeatedRequestIsAnsweredAgain() {
        CouponLine line = new CouponLine();
        line.terms(1, 1);
        IssueRequested first = line.request("first");
        IssueRequested waits = line.request("waits");
        bench.send(line.messages);
        awaitSettled(line);
        await().untilAsserted(() ->
                assertThat(bench.decisions.times(line.id, first.requestId())).isEqualTo(1));
        int progress = bench.decisions.progress(line.id).size();

        bench.send(line.messages);
        await().untilAsserted(() ->
                assertThat(bench.decisions.times(line.id, first.requestId())).isEqualTo(2));
        await().untilAsserted(() ->
                assertThat(bench.decisions.progress(line.id).size()).isGreaterThan(progress));
        assertThat(bench.decisions.times(line.id, waits.requestId())).isZero();
        assertThat(bench.ledger.holders(line.id)).hasSize(1);
    }

    @Test
    void anUnreadableRecordIsPutAsideAndItsPlaceIsHealed() {
        CouponLine line = new CouponLine();
        line.terms(10, 0);
        line.requests(3);
        byte[] broken = "{\"v\":1,\"type\":\"issue-reque".getBytes(UTF_8);
        byte[] key = line.id.toString().getBytes(UTF_8);
        byte[] otherKey = new CouponLine().id.toString().getBytes(UTF_8);
        bench.sendRecords(List.of(
                Bench.record(line.messages.get(0)),
                new ProducerRecord<>(Topics.LINE, key, broken),
                new ProducerRecord<>(Topics.LINE, key, null),
                new ProducerRecord<>(Topics.LINE, otherKey, LineJson.write(line.messages.get(1))),
                new ProducerRecord<>(Topics.LINE, null, broken),
                Bench.record(line.messages.get(2)),
                Bench.record(line.messages.get(3))));
        await().untilAsserted(() -> assertThat(bench.decisions.gaps(line.id)).contains(new GapReported(line.id, 2, 2)));

        bench.send(line.messages.get(1));
        awaitSettled(line);
        assertThat(bench.ledger.decisions(line.id)).isEqualTo(new PlainLine(line.messages).decisions());

        List<ConsumerRecord<byte[], byte[]>> letters = deadLetters(4);
        assertThat(letters).filteredOn(letter -> letter.value() == null).hasSize(1);
        assertThat(letters)
                .filteredOn(letter -> letter.value() != null
                        && letter.key() != null
                        && new String(letter.key(), UTF_8).equals(line.id.toString()))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo(broken);
                    assertThat(letter.partition())
                            .isEqualTo(ByteBuffer.wrap(letter.headers()
                                            .lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION)
                                            .value())
                                    .getInt());
                    assertThat(new String(
                                    letter.headers()
                                            .lastHeader(KafkaHeaders.DLT_ORIGINAL_TOPIC)
                                            .value(),
                                    UTF_8))
                            .isEqualTo(Topics.LINE);
                    assertThat(new String(
                                    letter.headers()
                                            .lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE)
                                            .value(),
                                    UTF_8))
                            .startsWith("not JSON");
                });
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(int expected) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestBacking.get().kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Bench.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(Topics.LINE_DEAD_LETTERS, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
                return letters.size() >= expected;
            });
        }
        return letters;
    }

    @Test
    void aCouponThatTheLedgerRefusesDoesNotHoldUpTheOthers() {
        CouponLine refused = new CouponLine();
        refused.terms(5, 0);
        IssueRequested first = refused.request("first");
        IssueRequested second = refused.request("second");
        IssueRequested withTheFirstsId = new IssueRequested(
                first.requestId(), refused.id, 3, second.ticket(), second.customerId(), second.acceptedAt());
        CouponLine good = new CouponLine();
        good.terms(5, 0);
        good.requests(2);
        List<LineMessage> mixed = new ArrayList<>();
        IntStream.range(0, 3).forEach(place -> {
            mixed.add(place == 2 ? withTheFirstsId : refused.messages.get(place));
            mixed.add(good.messages.get(place));
        });
        int partition = 1;
        bench.sendRecords(mixed.stream()
                .map(message -> new ProducerRecord<>(
                        Topics.LINE, partition, message.couponId().toString().getBytes(UTF_8), LineJson.write(message)))
                .toList());

        awaitSettled(good);
        await().untilAsserted(
                        () -> assertThat(bench.decisions.gaps(refused.id)).contains(new GapReported(refused.id, 1, 3)));
        assertThat(bench.ledger.decisions(refused.id)).isEmpty();

        bench.send(refused.messages);
        awaitSettled(refused);
        assertThat(bench.ledger.holders(refused.id)).hasSize(2);
    }

    @Test
    void decisionsAndCouponsCanOnlyBeAdded() {
        CouponLine line = new CouponLine();
        line.terms(1, 0);
        line.requests(1);
        bench.send(line.messages);
        awaitSettled(line);
        for (String change : List.of(
                "UPDATE ledger.decision SET outcome = outcome",
                "DELETE FROM ledger.decision",
                "UPDATE ledger.coupon SET nth = nth",
                "DELETE FROM ledger.coupon")) {
            assertThatThrownBy(() -> bench.ledger.jdbc.sql(change).update()).hasMessageContaining("append-only");
        }
    }

    @Test
    void whatIsDoneIsMeasuredAndTheHealthTellsHowItStands() throws IOException, InterruptedException {
        CouponLine line = new CouponLine();
        line.terms(1, 0);
        line.requests(2);
        bench.send(line.messages);
        awaitSettled(line);

        MeterRegistry meters = instance.getBean(MeterRegistry.class);
        assertThat(meters.get("firstcome.issuing.decided")
                        .tag("outcome", "issued")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("firstcome.issuing.decided")
                        .tag("outcome", "sold-out")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("firstcome.issuing.batches").timer().count()).isPositive();
        Health health = instance.getBean(IssuingHealth.class).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("partitions", Bench.PARTITIONS)
                .containsEntry("pacePerSecond", 1_000_000.0)
                .containsEntry("ledgerAnswers", true);
        assertThat(get("/actuator/health")).contains("\"issuing\"", "\"db\"", "\"ledgerAnswers\":true");
        assertThat(get("/actuator/metrics/firstcome.issuing.decided")).contains("sold-out");
    }

    private static String get(String path) throws IOException, InterruptedException {
        String port = instance.getEnvironment().getRequiredProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
