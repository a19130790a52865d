package io.firstcome.coupon.issuing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Topics;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Follows which of the line's partitions this instance has, over all its threads, and sets its part of the pace. */
final class PaceShare implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(PaceShare.class);

    private final Pace pace;
    private final Set<TopicPartition> assigned = new HashSet<>();
    private int partitions;

    /** @param partitions how many the line has, as far as is known before Kafka says */
    PaceShare(Pace pace, int partitions) {
        this.pace = pace;
        this.partitions = partitions;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> added) {
        int total = partitionsNow(consumer);
        synchronized (this) {
            partitions = total > 0 ? total : partitions;
            assigned.addAll(added);
            pace.share(assigned.size(), partitions);
        }
    }

    private static int partitionsNow(Consumer<?, ?> consumer) {
        try {
            return consumer.partitionsFor(Topics.LINE).size();
        } catch (KafkaException unknown) {
            log.warn(
                    "Kafka does not say how many partitions the line has ({}): the last number known decides this"
                            + " instance's part of the pace",
                    unknown.toString());
            return 0;
        }
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        remove(revoked);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        remove(lost);
    }

    private synchronized void remove(Collection<TopicPartition> gone) {
        assigned.removeAll(gone);
        pace.share(assigned.size(), partitions);
    }

    synchronized int assigned() {
        return assigned.size();
    }

    /** Whether the coupon's records are on a partition of this instance, by the rule of Kafka's producers. */
    synchronized boolean owns(CouponId couponId) {
        byte[] key = couponId.toString().getBytes(UTF_8);
        return assigned.contains(new TopicPartition(Topics.LINE, Utils.toPositive(Utils.murmur2(key)) % partitions));
    }
}
