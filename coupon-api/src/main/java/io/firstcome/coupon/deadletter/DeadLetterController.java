package io.firstcome.coupon.deadletter;

import io.firstcome.coupon.api.Cursor;
import io.firstcome.coupon.api.FieldErrors;
import io.firstcome.coupon.api.PageLink;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.audit.Admin;
import io.firstcome.coupon.contract.CouponId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Admins look at what the ledger could not read, and say what becomes of it. */
@RestController
@RequestMapping(DeadLetterController.PATH)
class DeadLetterController {

    static final String PATH = "/v1/dead-letters";

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    /**
     * Lists what the ledger could not read, newest first, each with its cause and the start of its bytes.
     *
     * @param state only those that are {@code open}, {@code healed}, {@code replayed} or {@code closed}
     * @param limit how many at most, 1 to 200; 50 if left out
     * @param after where the page before ended: from its {@code Link} header
     */
    @GetMapping
    @Refusals(Problem.INVALID_REQUEST)
    ResponseEntity<DeadLetterPage> list(
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        FieldErrors errors = new FieldErrors();
        int size = PageLink.limit(limit, errors);
        Cursor begin = Cursor.begin(after, errors);
        Optional<LetterState> wanted = Optional.ofNullable(state).flatMap(LetterState::ofCode);
        if (state != null && wanted.isEmpty()) {
            errors.add("state", "must be open, healed, replayed or closed");
        }
        errors.throwIfAny();
        List<DeadLetter> found = letters.page(wanted.orElse(null), begin, size + 1);
        if (found.size() <= size) {
            return ResponseEntity.ok(new DeadLetterPage(found));
        }
        List<DeadLetter> items = found.subList(0, size);
        HttpHeaders next = PageLink.to(PATH)
                .with("limit", size)
                .with("state", state)
                .with(
                        "after",
                        new Cursor(items.getLast().recordedAt(), items.getLast().id()).text())
                .asNext();
        return ResponseEntity.ok().headers(next).body(new DeadLetterPage(items));
    }

    /** Shows one dead letter, with up to 64 KiB of its bytes. */
    @GetMapping("/{id}")
    @Refusals(Problem.UNKNOWN_DEAD_LETTER)
    ResponseEntity<DeadLetter> get(@PathVariable("id") String id) {
        return ResponseEntity.ok(letters.get(parse(id)));
    }

    /**
     * Publishes the letter's place in the line again, built anew from the database. Nothing happens if the place has been
     * decided by now.
     */
    @PostMapping("/{id}/replay")
    @Refusals({Problem.UNKNOWN_DEAD_LETTER, Problem.DEAD_LETTER_CONFLICT})
    ResponseEntity<DeadLetter> replay(@PathVariable("id") String id, Admin who) {
        return ResponseEntity.ok(letters.replay(parse(id), who));
    }

    /**
     * Closes the letter. If its place is that of a request that is undecided, the request is decided as refused ({@code
     * failed}) and the line goes on; that is final.
     */
    @PostMapping("/{id}/close")
    @Refusals({Problem.INVALID_REQUEST, Problem.UNKNOWN_DEAD_LETTER, Problem.DEAD_LETTER_CONFLICT})
    ResponseEntity<DeadLetter> close(@PathVariable("id") String id, @RequestBody Closing closing, Admin who) {
        return ResponseEntity.ok(letters.close(parse(id), closing.reason(), who));
    }

    private static UUID parse(String id) {
        try {
            return CouponId.parse(id).value();
        } catch (IllegalArgumentException _) {
            throw Problem.UNKNOWN_DEAD_LETTER.asException("There is no dead letter of this id.");
        }
    }
}
