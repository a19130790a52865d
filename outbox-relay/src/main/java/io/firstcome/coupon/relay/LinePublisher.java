package io.firstcome.coupon.relay;

import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.StopEngineException;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Takes the engine's batches and confirms one only after Kafka has acknowledged all of it. To leave a batch without
 * confirming it must end the engine: after a return, and after Connect's RetriableException too, the engine polls the next
 * batch, and the confirmation of that one would skip this.
 */
final class LinePublisher implements ChangeConsumer<RecordChangeEvent<SourceRecord>> {

    private final AcknowledgedLine line;
    private final RelayProgress progress;

    LinePublisher(AcknowledgedLine line, RelayProgress progress) {
        this.line = line;
        this.progress = progress;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> events, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        if (line.isStopped()) {
            throw new StopEngineException("the relay stops");
        }
        // The engine's heartbeats come only while the slot is ours and the WAL is read: a batch is the proof of it.
        progress.enter(RelayState.Phase.STREAMING);
        List<ProducerRecord<byte[], byte[]>> records =
                LineRecords.of(events.stream().map(RecordChangeEvent::record).toList());
        if (!records.isEmpty() && !line.publish(records)) {
            throw new StopEngineException("the relay stops; the batch stays in the WAL");
        }
        if (!events.isEmpty()) {
            committer.markProcessed(events.getLast()); // a position stands for all before it
        }
        committer.markBatchFinished();
    }
}
