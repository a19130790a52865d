package io.firstcome.coupon.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What must hold of the databases once everything has been worked off, told without the code that decides. */
final class LedgerRules {

    private final Stored stored;

    LedgerRules(Stored stored) {
        this.stored = stored;
    }

    /** Nobody waits while a place is free: as many are issued as there are, or as there are eligible customers. */
    Judged freePlacesAreTaken() {
        Judgement rule = new Judgement(Rule.FREE_PLACES_ARE_TAKEN);
        stored.lines().stream()
                .filter(line -> line.waiting() > 0 && line.issued() < line.quantity())
                .forEach(line -> rule.violation(
                        "coupon %s: %d wait, and only %d of %d are issued",
                        line.coupon(), line.waiting(), line.issued(), line.quantity()));
        return rule.checked(
                "%,d lines: who still waits finds everything issued",
                stored.lines().size());
    }

    /** The place of a dead letter was healed or closed: who stood there has a decision, or waits. */
    Judged deadLettersAreDecided() {
        Judgement rule = new Judgement(Rule.DEAD_LETTERS_ARE_DECIDED);
        Map<String, Long> takenIn = new HashMap<>();
        stored.lines().forEach(line -> takenIn.put(line.coupon(), line.nextSequence()));
        Map<String, String> requestAt = new HashMap<>();
        stored.requests()
                .values()
                .forEach(request -> requestAt.put(place(request.coupon(), request.sequence()), request.id()));
        Set<String> waiting = Set.copyOf(stored.waiting());
        long placed = 0;
        for (Stored.DeadLetter letter : stored.deadLetters()) {
            if (letter.coupon().isEmpty() || letter.sequence() == 0) {
                continue;
            }
            placed++;
            String request = requestAt.get(place(letter.coupon(), letter.sequence()));
            boolean settled = request == null
                    ? takenIn.getOrDefault(letter.coupon(), 1L) > letter.sequence()
                    : stored.decisions().containsKey(request) || waiting.contains(request);
            if (!settled) {
                rule.violation("%s: who stands there has no decision", letter);
            }
        }
        return rule.checked(
                "%,d dead letters, of %,d the place is known",
                stored.deadLetters().size(), placed);
    }

    private static String place(String coupon, long sequence) {
        return coupon + ' ' + sequence;
    }
}
