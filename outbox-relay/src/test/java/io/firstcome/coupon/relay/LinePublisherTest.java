package io.firstcome.coupon.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.StopEngineException;
import io.firstcome.coupon.contract.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/** A batch is confirmed after its last acknowledgement, or not at all. */
class LinePublisherTest {

    /** A producer that acknowledges when it is told to, as Kafka's own fake of itself does. */
    private final class SlowProducer extends MockProducer<byte[], byte[]> {
        SlowProducer() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            if (missing.contains(topic)) {
                throw new TimeoutException("Topic " + topic + " not present in metadata");
            }
            return super.partitionsFor(topic);
        }

        @Override
        public void close(Duration timeout) {
            errorAll();
            super.close(timeout);
        }

        /** Closing a real producer fails what is under way; this one forgets it. */
        private void errorAll() {
            while (errorNext(new AuthorizationException("closed"))) {}
        }
    }

    private static final class Committer implements DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> {
        final List<Object> confirmed = new CopyOnWriteArrayList<>();

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> event) {
            confirmed.add(event.record().sourceOffset().get("row"));
        }

        @Override
        public void markBatchFinished() {
            confirmed.add("finished");
        }

        @Override
        public void markProcessed(RecordChangeEvent<SourceRecord> event, DebeziumEngine.Offsets offsets) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DebeziumEngine.Offsets buildOffsets() {
            throw new UnsupportedOperationException();
        }
    }

    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final List<SlowProducer> producers = new CopyOnWriteArrayList<>();
    private final RelayProgress progress = new RelayProgress();
    private final AcknowledgedLine line =
            new AcknowledgedLine(this::create, progress, new BackOff(TestSettings.DEFAULTS));
    private final LinePublisher publisher = new LinePublisher(line, progress);
    private final Committer committer = new Committer();

    private Producer<byte[], byte[]> create() {
        SlowProducer producer = new SlowProducer();
        producers.add(producer);
        return producer;
    }

    private static List<RecordChangeEvent<SourceRecord>> batch(String topic, int rows) {
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> new SourceRecord(
                        Map.of(),
                        Map.of("row", row),
                        topic,
                        Schema.STRING_SCHEMA,
                        "coupon",
                        Schema.STRING_SCHEMA,
                        "{}"))
                .<RecordChangeEvent<SourceRecord>>map(record -> () -> record)
                .toList();
    }

    private CompletableFuture<Void> handle(List<RecordChangeEvent<SourceRecord>> events) {
        return CompletableFuture.runAsync(() -> {
            try {
                publisher.handleBatch(events, committer);
            } catch (InterruptedException interrupted) {
                throw new CompletionException(interrupted);
            }
        });
    }

    private SlowProducer awaitSent(int producer, int records) {
        await().until(() ->
                producers.size() > producer && producers.get(producer).history().size() == records);
        return producers.get(producer);
    }

    @Test
    void aBatchIsConfirmedOnlyAfterItsLastAcknowledgement() {
        CompletableFuture<Void> handling = handle(batch(Topics.LINE, 3));
        SlowProducer producer = awaitSent(0, 3);
        producer.completeNext();
        producer.completeNext();
        assertThat(committer.confirmed).isEmpty();

        producer.completeNext();
        handling.join();
        assertThat(committer.confirmed).containsExactly(3, "finished");
        assertThat(progress.publishedRecords()).isEqualTo(3);
    }

    @Test
    void aRefusedBatchIsSentAgainFromItsFirstRecordByANewProducer() {
        CompletableFuture<Void> handling = handle(batch(Topics.LINE, 3));
        SlowProducer first = awaitSent(0, 3);
        first.completeNext();
        first.errorNext(new AuthorizationException("not allowed"));

        SlowProducer second = awaitSent(1, 3);
        assertThat(first.closed()).isTrue();
        assertThat(committer.confirmed).isEmpty();
        assertThat(progress.lastFailure()).isPresent();
        IntStream.range(0, 3).forEach(_ -> second.completeNext());
        handling.join();
        assertThat(committer.confirmed).containsExactly(3, "finished");
        assertThat(progress.lastFailure()).isEmpty();
    }

    @Test
    void aStopEndsTheEngineAndConfirmsNothing() throws InterruptedException {
        CompletableFuture<Void> handling = handle(batch(Topics.LINE, 3));
        SlowProducer producer = awaitSent(0, 3);
        producer.completeNext();

        line.stop(Duration.ofMillis(50));

        assertThatThrownBy(handling::join).hasCauseInstanceOf(StopEngineException.class);
        assertThatThrownBy(handle(batch(Topics.LINE, 1))::join).hasCauseInstanceOf(StopEngineException.class);
        assertThat(committer.confirmed).isEmpty();
        assertThat(producers).hasSize(1);
    }

    @Test
    void heartbeatsAreConfirmedAndNotPublished() {
        handle(batch("__debezium-heartbeat.firstcome", 2)).join();

        assertThat(committer.confirmed).containsExactly(2, "finished");
        assertThat(producers).isEmpty();
        assertThat(progress.phase()).isEqualTo(RelayState.Phase.STREAMING);
    }

    @Test
    void rowsGoToTheTopicOfTheirTypeInTheirOrderAndUnknownOnesAreConfirmedAndPassedOver() {
        List<RecordChangeEvent<SourceRecord>> mixed = new ArrayList<>(batch(Topics.LINE, 2));
        mixed.addAll(batch(Topics.PACE, 1));
        mixed.addAll(batch("coupon.unheard-of", 1));
        mixed.addAll(batch(Topics.LINE, 1));
        CompletableFuture<Void> handling = handle(mixed);
        SlowProducer producer = awaitSent(0, 4);
        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly(Topics.LINE, Topics.LINE, Topics.PACE, Topics.LINE);
        IntStream.range(0, 4).forEach(_ -> producer.completeNext());
        handling.join();
        assertThat(committer.confirmed).containsExactly(1, "finished");

        handle(batch("coupon.unheard-of", 2)).join();
        assertThat(committer.confirmed).containsExactly(1, "finished", 2, "finished");
    }

    @Test
    void aMissingTopicHoldsUpTheWholeBatchAndIsNamed() {
        missing.add(Topics.PACE);
        List<RecordChangeEvent<SourceRecord>> mixed = new ArrayList<>(batch(Topics.LINE, 2));
        mixed.addAll(batch(Topics.PACE, 1));
        CompletableFuture<Void> handling = handle(mixed);
        await().untilAsserted(() -> assertThat(
                        progress.lastFailure().map(Object::toString).orElse(""))
                .contains(Topics.PACE));
        assertThat(producers)
                .allSatisfy(producer -> assertThat(producer.history()).isEmpty());
        assertThat(committer.confirmed).isEmpty();

        missing.clear();
        await().until(() -> producers.getLast().history().size() == 3);
        IntStream.range(0, 3).forEach(_ -> producers.getLast().completeNext());
        handling.join();
        assertThat(committer.confirmed).containsExactly(1, "finished");
    }
}
