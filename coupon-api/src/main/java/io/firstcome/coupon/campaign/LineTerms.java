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
            INSERT INTO intake.line (coupon_id, next_sequence, next_ticket, capacity, opens_at, closes_at, closed)
            VALUES (:coupon, 2, 1, :capacity, :opensAt, :closesAt, :closed)
            RETURNING 1
            """;

    /** Locks the line: this waits for the intake's batch under way, and the next batch for this. */
    private static final String CHANGE_LINE = """
            UPDATE intake.line
               SET next_sequence = next_sequence + 1, capacity = :capacity, opens_at = :opensAt,
                   closes_at = :closesAt, closed = :closed
             WHERE coupon_id = :coupon
            RETURNING next_sequence - 1
            """;

    private static final String KEEP_TERMS = """
            INSERT INTO intake.terms (coupon_id, sequence, message_id, quantity, waiting_list, per_customer_limit,
                                      opens_at, closes_at, valid_until, closed)
            VALUES (:coupon, :sequence, :message, :quantity, :waitingList, :limit,
                    :opensAt, :closesAt, :validUntil, :closed)
            """;

    private static final String ACCEPTED = "SELECT next_ticket - 1 FROM intake.line WHERE coupon_id = ?";

    private final JdbcClient database;
    private final OutboxTable outbox;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    LineTerms(JdbcClient database, OutboxTable outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** The line's first message; three statements. */
    void open(UUID couponId, Terms terms) {
        append(OPEN_LINE, couponId, terms);
    }

    /** The line's next message; three statements. */
    void change(UUID couponId, Terms terms) {
        append(CHANGE_LINE, couponId, terms);
    }

    /** How many requests stand in the line; 0 if there is none. */
    long accepted(UUID couponId) {
        return database.sql(ACCEPTED)
                .param(couponId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void append(String placeInLine, UUID couponId, Terms terms) {
        long sequence = database.sql(placeInLine)
                .param("coupon", couponId)
                .param("capacity", terms.capacity())
                .param("opensAt", atUtc(terms.opensAt()))
                .param("closesAt", atUtc(terms.closesAt()))
                .param("closed", terms.closed())
                .query(Long.class)
                .single();
        CouponTerms message = new CouponTerms(ids.generate(), new CouponId(couponId), sequence, terms);
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
