package io.firstcome.coupon.deadletter;

import io.firstcome.coupon.api.Cursor;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.audit.Admin;
import io.firstcome.coupon.audit.AuditLog;
import io.firstcome.coupon.outbox.OutboxTable;
import io.firstcome.coupon.outbox.Republisher;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an admin does about a dead letter: the letter, the message in the outbox and the audit row are committed together.
 * Each word can be said again.
 */
@Component
class DeadLetters {

    /** How much of a value a list shows. */
    static final int MAX_LISTED_BYTES = 1024;

    /** How much of a value one letter shows. */
    static final int MAX_SHOWN_BYTES = 65_536;

    private final DeadLetterTable table;
    private final Republisher republisher;
    private final OutboxTable outbox;
    private final AuditLog audit;
    private final TransactionOperations transactions;

    DeadLetters(
            DeadLetterTable table,
            Republisher republisher,
            OutboxTable outbox,
            AuditLog audit,
            TransactionOperations transactions) {
        this.table = table;
        this.republisher = republisher;
        this.outbox = outbox;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** A letter's state as the audit log keeps it. */
    private record Audited(
            String state,
            @Nullable UUID couponId,
            @Nullable Long sequence,
            @Nullable String reason) {

        static Audited of(DeadLetterTable.Taken letter, LetterState state, @Nullable String reason) {
            DeadLetterTable.Place place = letter.place();
            return new Audited(
                    state.code(),
                    place == null ? null : place.couponId().value(),
                    place == null ? null : place.sequence(),
                    reason);
        }
    }

    List<DeadLetter> page(@Nullable LetterState state, Cursor after, int limit) {
        return table.page(state, after, limit, MAX_LISTED_BYTES);
    }

    DeadLetter get(UUID id) {
        return table.find(id, MAX_SHOWN_BYTES).orElseThrow(DeadLetters::unknown);
    }

    /** Six statements: the letter, the two of its place in the tables, outbox, letter and audit. */
    DeadLetter replay(UUID id, Admin who) {
        return change(id, letter -> {
            DeadLetterTable.Place place = letter.place();
            if (place == null) {
                throw conflict(
                        "It has no place in a line that is known, so there is nothing to publish again: close it.");
            }
            switch (letter.state()) {
                case CLOSED -> throw conflict("It is closed.");
                case HEALED -> {} // whatever is published again changes nothing any more
                case OPEN, REPLAYED -> {
                    republisher.rebuild(place.couponId(), place.sequence());
                    finish(id, letter, LetterState.REPLAYED, "dead-letter.replay", null, who);
                }
            }
        });
    }

    /** Five statements: the letter, its request, outbox, letter and audit. */
    DeadLetter close(UUID id, String reason, Admin who) {
        return change(id, letter -> {
            switch (letter.state()) {
                case CLOSED -> {}
                case HEALED -> finish(id, letter, LetterState.CLOSED, "dead-letter.close", reason, who);
                case OPEN, REPLAYED -> {
                    fail(letter.place());
                    finish(id, letter, LetterState.CLOSED, "dead-letter.close", reason, who);
                }
            }
        });
    }

    /**
     * The line goes on without the request: whichever of its two messages the ledger takes in first stands. That may be the
     * request after all, if what is known of the line's progress here was behind.
     */
    private void fail(DeadLetterTable.@Nullable Place place) {
        if (place == null) {
            return;
        }
        if (place.requestId() == null) {
            throw conflict("Its place is a change of the campaign's terms, which cannot be left out: replay it.");
        }
        table.failRequest(place.requestId()).ifPresent(failed -> outbox.append(List.of(failed)));
    }

    private DeadLetter change(UUID id, Consumer<DeadLetterTable.Taken> action) {
        transactions.executeWithoutResult(_ -> action.accept(table.take(id).orElseThrow(DeadLetters::unknown)));
        return get(id);
    }

    private void finish(
            UUID id,
            DeadLetterTable.Taken letter,
            LetterState state,
            String action,
            @Nullable String reason,
            Admin who) {
        table.change(id, state);
        audit.add(
                who,
                action,
                "dead-letter/" + id,
                Audited.of(letter, letter.state(), null),
                Audited.of(letter, state, reason));
    }

    private static RuntimeException unknown() {
        return Problem.UNKNOWN_DEAD_LETTER.asException("There is no dead letter of this id.");
    }

    private static RuntimeException conflict(String why) {
        return Problem.DEAD_LETTER_CONFLICT.asException(why);
    }
}
