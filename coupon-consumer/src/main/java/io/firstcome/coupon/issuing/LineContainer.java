package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.ProducerListener;

/** What reads the line: the topics, the consumers and the container that polls and calls the listener. */
@Configuration(proxyBeanMethods = false)
class LineContainer {

    /** A wait after a nack ends with a poll: this is how exactly it is kept. */
    private static final long POLL_TIMEOUT_MILLIS = 100;

    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(20);

    /** A dead letter is a record of the line and some headers: it must fit where the record did. */
    private static final String DEAD_LETTER_MAX_BYTES = Integer.toString(2 * 1024 * 1024);

    @Bean
    KafkaAdmin.NewTopics topics(TopicSettings settings) {
        return new KafkaAdmin.NewTopics(
                topic(Topics.LINE, settings).build(),
                topic(Topics.LINE_DEAD_LETTERS, settings)
                        .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DEAD_LETTER_MAX_BYTES)
                        .build(),
                topic(Topics.DECISIONS, settings).build(),
                topic(Topics.PACE, settings).partitions(1).compact().build());
    }

    private static TopicBuilder topic(String name, TopicSettings settings) {
        return TopicBuilder.name(name).partitions(settings.partitions()).replicas(settings.replicationFactor());
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer readingSettings(IssuingSettings settings) {
        return factory -> factory.updateConfigs(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, settings.group(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchMaxRecords()));
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> lineMessages(
            ConsumerFactory<byte[], byte[]> consumers,
            LineListener listener,
            PaceShare share,
            IssuingSettings settings) {
        ContainerProperties properties = new ContainerProperties(Topics.LINE);
        properties.setGroupId(settings.group());
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(share);
        properties.setPollTimeout(POLL_TIMEOUT_MILLIS);
        properties.setSyncCommitTimeout(COMMIT_TIMEOUT);
        properties.setShutdownTimeout(SHUTDOWN_TIMEOUT.toMillis());
        var container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setConcurrency(settings.concurrency());
        container.setCommonErrorHandler(new Redelivery());
        return container;
    }

    @Bean
    IssuingHealth issuingHealthIndicator(
            ConcurrentMessageListenerContainer<byte[], byte[]> lineMessages,
            Pace pace,
            PaceShare share,
            LedgerGuard ledger,
            Publishing publishing) {
        return new IssuingHealth(lineMessages, pace, share, ledger, publishing);
    }

    /** The default one logs each record of an outage as an error; {@link Publishing} says it once. */
    @Bean
    ProducerListener<Object, Object> silentProducerListener() {
        return new ProducerListener<>() {};
    }
}
