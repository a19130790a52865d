package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A slot in the relay's place: the test says up to where the outbox is published. */
final class PublishedOutbox implements AutoCloseable {

    private final JdbcClient database;
    private final String slot;

    PublishedOutbox(JdbcClient database, String slot) {
        this.database = database;
        this.slot = slot;
        create();
    }

    void create() {
        query("SELECT pg_create_logical_replication_slot(?, 'pgoutput')::text");
    }

    void lose() {
        query("SELECT pg_drop_replication_slot(?)::text");
    }

    /** All that is committed now is published. */
    void publishAll() {
        query("SELECT pg_replication_slot_advance(?, pg_current_wal_insert_lsn())::text");
        // the next row would else be written at the very position that is confirmed, and count as published
        database.sql("SELECT pg_logical_emit_message(false, 'test', 'beyond')::text")
                .query(String.class)
                .single();
    }

    private void query(String sql) {
        database.sql(sql).param(slot).query(String.class).single();
    }

    /** How many copies of each of these places the outbox has. */
    List<Long> copies(CouponId coupon, long from, long to) {
        return database.sql("""
                        SELECT count(outbox.id) FROM generate_series(?, ?) AS place
                          LEFT JOIN intake.outbox AS outbox
                                 ON aggregatetype = 'line' AND aggregateid = ? AND sequence = place
                         GROUP BY place ORDER BY place
                        """)
                .params(from, to, coupon.value())
                .query(Long.class)
                .list();
    }

    @Override
    public void close() {
        lose();
    }
}
