package io.firstcome.coupon.backing;

/** What the product stands on. Closing it stops what it started and removes what it made for itself. */
public interface Backing extends AutoCloseable {

    PostgresServer postgres();

    KafkaServer kafka();

    @Override
    void close();
}
