package io.firstcome.coupon.backing;

/** A running Kafka. */
public interface KafkaServer extends AutoCloseable {

    String bootstrapServers();

    /** Whether {@link #stop} and {@link #start} work: not for one that others run. */
    boolean restartable();

    /** Stops it as if it had gone away; what it stored stays. */
    void stop();

    /** Starts it again on the same port with what it stored. */
    void start();

    @Override
    void close();
}
