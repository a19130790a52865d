package io.firstcome.coupon.relay;

import org.apache.kafka.clients.producer.Producer;

/** Makes the producers that publish the line: a new one after one that failed. */
interface LineProducers {

    Producer<byte[], byte[]> create();
}
