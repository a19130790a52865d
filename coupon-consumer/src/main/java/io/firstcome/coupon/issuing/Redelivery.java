package io.firstcome.coupon.issuing;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * What happens when the offsets of a settled batch cannot be committed: it comes again, as repeats. The container's own
 * handler would give a batch up after some attempts.
 */
final class Redelivery implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(Redelivery.class);

    @Override
    public void handleBatch(
            Exception failure,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        log.warn(
                "A batch of {} records comes again ({}): decisions stand, nothing is lost",
                records.count(),
                failure.toString());
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }

    @Override
    public void handleOtherException(
            Exception failure, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        log.warn("Reading the line fails and is tried again; requests wait in Kafka, nothing is lost", failure);
    }
}
