package io.firstcome.coupon.campaign;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.outbox.OutboxTable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes changes of terms as messages into their line, in the caller's transaction. */
@Component
class LineTerms {

    private static final String OPEN_LINE = """
            INSERT INTO intake.line (coupon_id, next_sequence, next_ticket, capacity, opens_at, closes_at, closed,
                                     paused, per_customer_limit)
            VALUES (:coupon, 2, 1, :capacity, :opensAt, :closesAt, :closed, :paused, :limit)
            RETURNING 1
            """;

    /** Locks the line: this waits for the intake's batch under way, and the next batch for this. */
    private static final String CHANGE_LINE = """
            UPDATE intake.line
               SET next_sequence = next_sequence + 1, capacity = :capacity, opens_at = :opensAt,
                   closes_at = :closesAt, closed = :closed, paused = :paused, per_customer_limit = :limit
             WHERE coupon_id = :coupon
            RETURNING next_sequence - 1
            """;

    private static final String KEEP_TERMS = """
            INSERT INTO intake.terms (coupon_id, sequence, message_id, quantity, waiting_list, per_customer_limit,
                                      opens_at, closes_at, valid_until, closed)
            VALUES (:coupon, :sequence, :message, :quantity, :waitingList, :limit,
                    :opensAt, :closesAt, :validUntil, :closed)
            """;

    /** Locks the line, so that nobody joins it before the caller's transaction ends. */
    private static final String COUNT = """
            SELECT next_ticket - 1 AS accepted, coalesce(issued, 0) AS issued
              FROM intake.line LEFT JOIN intake.line_progress USING (coupon_id)
             WHERE coupon_id = :coupon
               FOR UPDATE OF line
            """;

    private final JdbcClient database;
    private final OutboxTable outbox;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    LineTerms(JdbcClient database, OutboxTable outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** The line's first message; three statements. */
    void open(Coupon coupon) {
        append(OPEN_LINE, coupon);
    }

    /**
     * The line's next message; three statements. A pause changes no terms, and yet is a message: the line grows, and so
     * every instance sees that it was changed.
     */
    void change(Coupon coupon) {
        append(CHANGE_LINE, coupon);
    }

    /** What stands in the line; it stays so until the caller's transaction ends. One statement. */
    LineCount lockAndCount(UUID couponId) {
        return database.sql(COUNT)
                .param("coupon", couponId)
                .query((row, _) -> new LineCount(row.getLong("accepted"), row.getLong("issued")))
                .optional()
                .orElse(LineCount.NONE);
    }

    private void append(String placeInLine, Coupon coupon) {
        Terms terms = coupon.terms();
        long sequence = database.sql(placeInLine)
                .param("coupon", coupon.id())
                .param("capacity", terms.capacity())
                .param("opensAt", atUtc(terms.opensAt()))
                .param("closesAt", atUtc(terms.closesAt()))
                .param("closed", terms.closed())
                .param("paused", coupon.state() == CouponState.PAUSED)
                .param("limit", terms.perCustomerLimit())
                .query(Long.class)
                .single();
        CouponTerms message = new CouponTerms(ids.generate(), new CouponId(coupon.id()), sequence, terms);
        keep(message);
        outbox.append(List.of(message));
    }

    private void keep(CouponTerms message) {
        Terms terms = message.terms();
        database.sql(KEEP_TERMS)
                .param("coupon", message.couponId().value())
                .param("sequence", message.sequence())
                .param("message", message.messageId())
                .param("quantity", terms.quantity())
                .param("waitingList", terms.waitingList())
                .param("limit", terms.perCustomerLimit())
                .param("opensAt", atUtc(terms.opensAt()))
                .param("closesAt", atUtc(terms.closesAt()))
                .param("validUntil", atUtc(terms.validUntil()))
                .param("closed", terms.closed())
                .update();
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
