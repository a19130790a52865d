package io.firstcome.coupon.relay;

import io.firstcome.coupon.contract.Topics;
import java.util.Properties;
import java.util.UUID;

/** The engine's configuration. Each line that differs from Debezium's default says why. */
final class EngineProperties {

    private EngineProperties() {}

    static Properties of(RelaySettings settings) {
        Properties engine = new Properties();
        // Several engines live in one JVM, one after the other or side by side: no two register the same MBeans.
        String name = "firstcome-" + UUID.randomUUID();
        engine.setProperty("name", name);
        engine.setProperty("topic.prefix", name);
        engine.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        engine.setProperty("bootstrap.servers", settings.bootstrapServers()); // Connect's worker configuration wants it
        position(engine);
        failures(engine);
        source(engine, settings);
        pace(engine, settings);
        route(engine);
        return engine;
    }

    /**
     * The slot's confirmed_flush_lsn is the only position. From an offset of its own Debezium would search for the place
     * where it had been, and rows that share an LSN can be skipped there (dbz#1554, dbz#76, dbz#2058).
     */
    private static void position(Properties engine) {
        engine.setProperty("offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore");
        engine.setProperty("offset.flush.interval.ms", "0");
        engine.setProperty("snapshot.mode", "no_data");
        // "connector_and_driver" would also confirm the server's keepalives, in the middle of a transaction too.
        engine.setProperty("lsn.flush.mode", "connector");
        engine.setProperty("lsn.flush.timeout.ms", "10000");
    }

    /** A failed engine ends; the supervisor builds a new one, after the slot was looked at again. */
    private static void failures(Properties engine) {
        engine.setProperty("errors.max.retries", "0");
        engine.setProperty("slot.max.retries", "0");
        // With its queue full the reading thread ends only when it is interrupted, which is after this time.
        engine.setProperty("executor.shutdown.timeout.ms", "300");
        engine.setProperty("task.management.timeout.ms", "60000");
    }

    private static void source(Properties engine, RelaySettings settings) {
        RelaySettings.Database database = settings.database();
        engine.setProperty("database.hostname", database.host());
        engine.setProperty("database.port", Integer.toString(database.port()));
        engine.setProperty("database.dbname", database.name());
        engine.setProperty("database.user", database.user());
        engine.setProperty("database.password", database.password());
        engine.setProperty("plugin.name", "pgoutput");
        engine.setProperty("slot.name", settings.slotName());
        engine.setProperty("slot.drop.on.stop", "false");
        engine.setProperty("publication.name", settings.publicationName());
        engine.setProperty("publication.autocreate.mode", "disabled"); // SlotGuard makes it
        engine.setProperty("table.include.list", "intake.outbox");
        // Not published; the type of written_lsn is unknown.
        engine.setProperty("column.exclude.list", "intake.outbox.written_lsn,intake.outbox.created_at");
        engine.setProperty("message.prefix.exclude.list", ".*"); // SlotWatch's heartbeats move the slot on, no more
    }

    private static void pace(Properties engine, RelaySettings settings) {
        engine.setProperty("poll.interval.ms", Integer.toString(settings.pollIntervalMillis()));
        engine.setProperty("max.batch.size", Integer.toString(settings.maxBatchRows()));
        engine.setProperty("max.queue.size", Integer.toString(4 * settings.maxBatchRows()));
        // A row carries the position before its transaction's commit; only the heartbeat after it confirms the commit.
        engine.setProperty("heartbeat.interval.ms", Integer.toString(settings.confirmMillis()));
        engine.setProperty("record.processing.threads", "1");
        engine.setProperty("statistics.metrics.enabled", "false"); // nobody reads them, and each row pays for them
    }

    private static void route(Properties engine) {
        engine.setProperty("transforms", "outbox");
        engine.setProperty("transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter");
        engine.setProperty("transforms.outbox.route.topic.replacement", Topics.OF_AGGREGATE + "${routedByValue}");
        engine.setProperty(
                "transforms.outbox.table.fields.additional.placement",
                "sequence:header:" + Topics.HEADER_SEQUENCE + ",type:header:" + Topics.HEADER_TYPE);
    }
}
