package io.firstcome.coupon.outbox;

import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stores of an instance whose own sweepers sleep; of lines that miss messages, and of lines that miss decisions. */
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
                "firstcome.healing.untold-search-millis=600000",
                "firstcome.healing.stall-millis=" + STALL_MILLIS);
        database = ApiUnderTest.database(DATABASE);
        outbox = new PublishedOutbox(database, SLOT);
    }

    /** What other tests have left would be found as stalled, and would be due first. */
    @BeforeEach
    void forgetOtherLines() {
        database.sql("TRUNCATE intake.line, intake.line_progress, intake.outcome, intake.outcome_count, intake.healing,"
                        + " intake.untold CASCADE")
                .update();
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

    @Nested
    class Untold extends UntoldStoreContract {

        @Override
        UntoldStore untold() {
            return api.bean(UntoldStore.class);
        }

        @Override
        <T> T inTransaction(Supplier<T> work) {
            return HealingTablesIT.this.inTransaction(work);
        }

        @Override
        SeededLine line(int requests) {
            return HealingTablesIT.this.line(requests, _ -> true);
        }

        @Override
        void progress(LineProgressed told) {
            database.sql("INSERT INTO intake.line_progress VALUES (?, ?, ?, ?, ?, ?, ?, clock_timestamp())")
                    .params(told.couponId().value(), told.nextSequence(), told.lastTicket(), told.issued())
                    .params(told.waiting(), told.quantity(), told.closed())
                    .update();
        }

        @Override
        void decided(SeededLine line, int ticket) {
            IssueRequested request = line.request(ticket);
            database.sql(
                            "INSERT INTO intake.outcome (request_id, coupon_id, ticket, outcome, reason, customer_id, decided_at)"
                                    + " VALUES (?, ?, ?, 'refused', 'sold-out', ?, now())")
                    .params(request.requestId().value(), request.couponId().value(), ticket)
                    .param(request.customerId().value())
                    .update();
            database.sql("INSERT INTO intake.outcome_count AS known VALUES (?, 'sold-out', 1)"
                            + " ON CONFLICT (coupon_id, answer) DO UPDATE SET requests = known.requests + 1")
                    .param(request.couponId().value())
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
        void passLong() {
            pass(Duration.ofMillis(2 * STALL_MILLIS));
        }
    }
}
