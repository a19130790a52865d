package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/** Runs the projection: one thread per instance, the instances share the partitions. */
@Configuration(proxyBeanMethods = false)
class ProjectionContainer {

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> outcomeProjectionContainer(
            DecisionConsumers consumers, OutcomeProjection projection) {
        ContainerProperties properties = new ContainerProperties(Topics.DECISIONS);
        properties.setMessageListener(projection);
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMissingTopicsFatal(false);
        return new ConcurrentMessageListenerContainer<>(consumers.projection(), properties);
    }
}
