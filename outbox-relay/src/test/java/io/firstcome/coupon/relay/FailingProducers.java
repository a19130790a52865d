package io.firstcome.coupon.relay;

import io.firstcome.coupon.backing.TestBacking;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Real producers that fail once, at a chosen send. */
final class FailingProducers implements LineProducers {

    private enum Failure {
        THROW,
        NEVER_ACKNOWLEDGE,
        REFUSE
    }

    private final Failure failure;
    private final int atSend;
    private final AtomicInteger sends = new AtomicInteger();
    private final AtomicInteger created = new AtomicInteger();
    private volatile boolean failed;

    private FailingProducers(Failure failure, int atSend) {
        this.failure = failure;
        this.atSend = atSend;
    }

    /** Throws what no producer throws, so that the engine ends. */
    static FailingProducers throwingAtSend(int send) {
        return new FailingProducers(Failure.THROW, send);
    }

    static FailingProducers withoutAcknowledgementsFromSend(int send) {
        return new FailingProducers(Failure.NEVER_ACKNOWLEDGE, send);
    }

    static FailingProducers refusingAcknowledgementOfSend(int send) {
        return new FailingProducers(Failure.REFUSE, send);
    }

    boolean failed() {
        return failed;
    }

    int created() {
        return created.get();
    }

    @Override
    @SuppressWarnings("unchecked") // a proxy knows no type arguments
    public Producer<byte[], byte[]> create() {
        created.incrementAndGet();
        Producer<byte[], byte[]> real = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestBacking.get().kafka().bootstrapServers(),
                        "client.id",
                        "outbox-relay-failing"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        AtomicInteger unacknowledged = new AtomicInteger();
        CompletableFuture<Object> never = new CompletableFuture<>();
        return (Producer<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Producer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        int send = sends.incrementAndGet();
                        if (send == atSend || (send > atSend && failure == Failure.NEVER_ACKNOWLEDGE)) {
                            failed = true;
                            switch (failure) {
                                case THROW -> throw new IllegalStateException("planned");
                                case REFUSE -> {
                                    return CompletableFuture.failedFuture(new KafkaException("planned"));
                                }
                                case NEVER_ACKNOWLEDGE -> {
                                    unacknowledged.incrementAndGet();
                                    return never;
                                }
                            }
                        }
                    }
                    if (method.getName().equals("close")) {
                        never.completeExceptionally(new KafkaException("closed"));
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
