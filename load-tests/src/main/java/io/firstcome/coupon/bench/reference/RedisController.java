package io.firstcome.coupon.bench.reference;

import io.firstcome.coupon.contract.CustomerId;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What courses teach: Redis knows who has asked and counts, and who is in time is sent to Kafka. A crash between the two
 * loses the customer, and what Redis has not written yet when it ends is given out again.
 */
@RestController
class RedisController {

    private final RedisCommands<String, String> redis;
    private final Producer<String, String> kafka;

    RedisController(RedisCommands<String, String> redis, Producer<String, String> kafka) {
        this.redis = redis;
        this.kafka = kafka;
    }

    @PostMapping("/v1/coupons/{id}/reference/redis")
    ResponseEntity<ReferenceAnswer> ask(@PathVariable UUID id, CustomerId customer)
            throws ExecutionException, InterruptedException {
        if (redis.sadd("coupon:" + id + ":customers", customer.value()) == 0) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        long ticket = redis.incr("coupon:" + id + ":count");
        UUID request = UUID.randomUUID();
        kafka.send(new ProducerRecord<>(
                        RedisReference.TOPIC, id.toString(), ReferenceMessage.of(request, id, customer.value())))
                .get();
        return ReferenceAnswer.accepted(request, id, ticket);
    }
}
