package io.firstcome.coupon.outbox;

import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.contract.LineMessage;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores of an instance whose own sweepers sleep. */
class HealingTablesIT extends HealingStoreContract {

    private static final String SLOT = "outbox_healing_tables_it";
    private static final String DATABASE = ApiUnderTest.freshDatabase("outbox_healing_tables");

    private static ApiUnderTest api;
    private static JdbcClient database;
    private static PublishedOutbox outbox;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(
                DATABASE,
                "firstcome.healing.slot-name=" + SLOT,
                "firstcome.healing.sweep-millis=60000",
                "firstcome.healing.stall-sweep-millis=600000",
                "firstcome.healing.stall-millis=" + STALL_MILLIS);
        database = ApiUnderTest.database(DATABASE);
        outbox = new PublishedOutbox(database, SLOT);
    }

    /** What other tests have left would be found as stalled, and would be due first. */
    @BeforeEach
    void forgetOtherLines() {
        database.sql("TRUNCATE intake.line, intake.healing CASCADE").update();
    }

    @AfterAll
    static void stop() {
        api.close();
        outbox.close();
    }

    @Override
    HealingStore healing() {
        return api.bean(HealingStore.class);
    }

    @Override
    LineMessages messages() {
        return api.bean(LineMessages.class);
    }

    @Override
    <T> T inTransaction(Supplier<T> work) {
        return api.bean(TransactionTemplate.class).execute(_ -> work.get());
    }

    @Override
    SeededLine line(int requests, Predicate<LineMessage> inOutbox) {
        return SeededLine.create(database, api.bean(OutboxTable.class), 10, requests, inOutbox);
    }

    @Override
    void progress(SeededLine line, long nextSequence) {
        database.sql("""
                        INSERT INTO intake.line_progress
                        VALUES (:coupon, :next, :next - 1, 0, 0, 10, false, clock_timestamp())
                        ON CONFLICT (coupon_id) DO UPDATE
                           SET next_sequence = excluded.next_sequence, progressed_at = excluded.progressed_at
                        """)
                .param("coupon", line.couponId().value())
                .param("next", nextSequence)
                .update();
    }

    @Override
    void publishAll() {
        outbox.publishAll();
    }

    @Override
    void loseSlot() {
        outbox.lose();
    }

    @Override
    void makeSlot() {
        outbox.create();
    }

    @Override
    void pass(Duration time) {
        await().pollDelay(time).atMost(Duration.ofMinutes(2)).until(() -> true);
    }

    @Override
    List<Long> copies(SeededLine line, long from, long to) {
        return outbox.copies(line.couponId(), from, to);
    }
}
