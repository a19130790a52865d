package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.cluster.PartOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a cluster is started with so that the faults come to bear in seconds: bounds and timeouts that production has too, but
 * lower.
 */
public final class FaultReadyOptions implements PartOptions {

    /** After this PostgreSQL gives a silent relay up. Its relay answers at half of it, however busy. */
    static final Duration WAL_SENDER_TIMEOUT = Duration.ofSeconds(6);

    /** After this the brokers give a silent consumer up; 5 s is the least they take. */
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    /** Above the 10 s that one call of the consumer's listener may take. */
    static final Duration MAX_POLL_INTERVAL = Duration.ofSeconds(12);

    /** After this a service gives up a database that has gone silent. */
    static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);

    /** The WAL that a slot may hold; more than a run writes while the relay is away for half a minute. */
    private static final String SLOT_WAL = "96MB";

    private static final Map<String, String> POSTGRES = Map.of(
            "wal_sender_timeout",
            WAL_SENDER_TIMEOUT.toSeconds() + "s",
            "max_slot_wal_keep_size",
            SLOT_WAL,
            "max_wal_size",
            "160MB", // a small disk has to hold it
            "min_wal_size",
            "80MB");

    private static final Map<String, String> BROKER = Map.of(
            "group.consumer.session.timeout.ms", "" + SESSION_TIMEOUT.toMillis(),
            "group.consumer.min.session.timeout.ms", "" + SESSION_TIMEOUT.toMillis());

    @Override
    public List<String> arguments(PartKind kind, String name) {
        String socketTimeout =
                "--spring.datasource.hikari.data-source-properties.socketTimeout=" + SOCKET_TIMEOUT.toSeconds();
        return switch (kind) {
            case API -> List.of(socketTimeout);
            case CONSUMER ->
                List.of(
                        socketTimeout,
                        "--spring.kafka.consumer.max-poll-interval=" + MAX_POLL_INTERVAL.toMillis() + "ms");
            case POSTGRES, LEDGER_POSTGRES, BROKER, RELAY -> List.of();
        };
    }

    @Override
    public Map<String, String> server(PartKind kind, String name) {
        return switch (kind) {
            case POSTGRES, LEDGER_POSTGRES -> POSTGRES;
            case BROKER -> BROKER;
            case API, CONSUMER, RELAY -> Map.of();
        };
    }
}
