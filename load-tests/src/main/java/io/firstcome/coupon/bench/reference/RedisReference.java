package io.firstcome.coupon.bench.reference;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redis and Kafka for {@link RedisController}, only where there is a Redis. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(RedisReference.ADDRESS)
public class RedisReference {

    /** Where Redis is: {@code redis://host:port}. */
    public static final String ADDRESS = "reference.redis";

    /** Where accepted requests go; it has to be there. */
    public static final String TOPIC = "reference.redis";

    @Bean(destroyMethod = "shutdown")
    RedisClient redis(@Value("${" + ADDRESS + "}") String address) {
        return RedisClient.create(address);
    }

    @Bean
    StatefulRedisConnection<String, String> redisConnection(RedisClient redis) {
        return redis.connect();
    }

    /** Waits for all replicas, as one who does not want to lose customers sets it. */
    @Bean
    Producer<String, String> redisQueue(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    @Bean
    RedisController redisController(
            StatefulRedisConnection<String, String> redis, Producer<String, String> redisQueue) {
        return new RedisController(redis.sync(), redisQueue);
    }
}
