package io.firstcome.coupon.outcome;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.stereotype.Component;

/** Makes the consumers of {@code coupon.decisions}: Boot's connection and security, bytes as they are. */
@Component
class DecisionConsumers {

    private static final String GROUP = "coupon-api.outcomes";
    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> connection;
    private final OutcomeSettings settings;

    DecisionConsumers(ConsumerFactory<?, ?> boot, OutcomeSettings settings) {
        this.connection = Map.copyOf(boot.getConfigurationProperties());
        this.settings = settings;
    }

    /** Belongs to no group and commits nothing. */
    Consumer<byte[], byte[]> tail() {
        Map<String, Object> config = common();
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        return factory(config).createConsumer();
    }

    /** Shared by all instances; a new group begins with what the topic still has. */
    ConsumerFactory<byte[], byte[]> projection() {
        Map<String, Object> config = common();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.projectionBatch());
        // a killed instance's part is taken over sooner than by default
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        return factory(config);
    }

    private Map<String, Object> common() {
        Map<String, Object> config = new HashMap<>(connection);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // a topic that is made after the start, or gets more partitions, is found after that time
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, settings.partitionCheckMillis());
        // the client warns of each attempt: not every second while Kafka is away
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, settings.retryMaxMillis());
        config.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        config.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        return config;
    }

    private static DefaultKafkaConsumerFactory<byte[], byte[]> factory(Map<String, Object> config) {
        return new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
