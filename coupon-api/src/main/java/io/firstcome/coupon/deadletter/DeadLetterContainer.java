package io.firstcome.coupon.deadletter;

import io.firstcome.coupon.contract.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** Runs the projection: one thread per instance, the instances share the partitions. */
@Configuration(proxyBeanMethods = false)
class DeadLetterContainer {

    private static final String GROUP = "coupon-api.dead-letters";

    /** A record has up to 1 MB: so much of them is in memory at once. */
    private static final int MAX_FETCH_BYTES = 4 << 20;

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> deadLetterProjectionContainer(
            ConsumerFactory<?, ?> boot, DeadLetterProjection projection, DeadLetterSettings settings) {
        ContainerProperties properties = new ContainerProperties(Topics.LINE_DEAD_LETTERS);
        properties.setMessageListener(projection);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMissingTopicsFatal(false);
        return new ConcurrentMessageListenerContainer<>(consumers(boot, settings), properties);
    }

    /** Boot's connection and security, bytes as they are; a new group begins with what the topic still has. */
    private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(
            ConsumerFactory<?, ?> boot, DeadLetterSettings settings) {
        Map<String, Object> config = new HashMap<>(boot.getConfigurationProperties());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batch());
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCH_BYTES);
        // a topic that is made after the start is found after that time
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, settings.partitionCheckMillis());
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, settings.retryMaxMillis());
        config.remove(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG);
        config.remove(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);
        return new DefaultKafkaConsumerFactory<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
