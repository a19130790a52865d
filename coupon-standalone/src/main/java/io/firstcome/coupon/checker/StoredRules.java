package io.firstcome.coupon.checker;

import io.firstcome.coupon.checker.Heard.Word;
import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The customers' history against what is stored: the databases alone cannot know what was said. */
final class StoredRules {

    /** The customers' clock and the database's are those of one machine or of two that are kept in step. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(1);

    private final Heard heard;
    private final Stored stored;

    StoredRules(Heard heard, Stored stored) {
        this.heard = heard;
        this.stored = stored;
    }

    /** Every ticket that a customer was told is stored, for this customer and this coupon. */
    Judged ticketsAreStored() {
        Judgement rule = new Judgement(Rule.TICKETS_STORED_AS_TOLD);
        heard.byRequest().forEach((id, words) -> {
            Stored.Request request = stored.requests().get(id);
            words.stream()
                    .filter(word -> !isStored(word, request))
                    .findFirst()
                    .ifPresent(word -> rule.violation(
                            "%s was told ticket %d for request %s, which is stored as %s",
                            word.call().subject().customer(), word.told().ticket(), id, request));
        });
        return rule.checked(
                "%,d requests of which customers were told a ticket compared with what is stored",
                heard.byRequest().size());
    }

    private static boolean isStored(Word word, Stored.@Nullable Request request) {
        Call.Subject subject = word.call().subject();
        return request != null
                && request.ticket() == word.told().ticket()
                && request.customer().equals(subject.customer())
                && (subject.coupon().isEmpty() || request.coupon().equals(subject.coupon()));
    }

    /**
     * What is stored was accepted with an answer that says so, or by an attempt whose answer was lost; never by one that was
     * refused. Only the coupons of the history are looked at.
     */
    Judged refusedIsNotStored() {
        Judgement rule = new Judgement(Rule.REFUSED_IS_NOT_STORED);
        Map<String, List<Call>> unanswered = heard.calls(Call.Kind.ASK)
                .filter(call -> call.result() == Call.Result.UNKNOWN)
                .collect(Collectors.groupingBy(
                        call -> wish(call.subject().customer(), call.subject().coupon())));
        Set<String> coupons = heard.coupons().collect(Collectors.toSet());
        Map<String, Integer> figures = new HashMap<>();
        for (Stored.Request request : stored.requests().values()) {
            if (!coupons.contains(request.coupon())) {
                continue;
            }
            if (heard.byRequest().containsKey(request.id())) {
                figures.merge("told", 1, Integer::sum);
            } else if (unanswered.getOrDefault(wish(request.customer(), request.coupon()), List.of()).stream()
                    .anyMatch(call -> mayHaveMade(call, request))) {
                figures.merge("unknown", 1, Integer::sum);
            } else {
                rule.violation(
                        "%s, accepted at %s, is stored, but whatever its customer asked was refused or is not of that"
                                + " time",
                        request, request.acceptedAt());
            }
        }
        return rule.checked(
                "%,d stored requests were told to their customers, %,d more are of attempts without an answer",
                figures.getOrDefault("told", 0), figures.getOrDefault("unknown", 0));
    }

    /** A server may be slow: what was given up may be accepted at any time later. */
    private static boolean mayHaveMade(Call call, Stored.Request request) {
        return !request.acceptedAt().isBefore(call.span().at().minus(CLOCKS_APART));
    }

    private static String wish(String customer, String coupon) {
        return customer + ' ' + coupon;
    }

    /**
     * Every decision that a customer was told is the stored one, and every customer with a ticket was told one, unless the
     * request stands on the waiting list.
     */
    Judged decisionsAreTold() {
        Judgement rule = new Judgement(Rule.DECISIONS_TOLD_AS_STORED);
        long decisions = 0;
        Set<String> waiting = Set.copyOf(stored.waiting());
        for (Map.Entry<String, List<Word>> request : heard.byRequest().entrySet()) {
            List<Told> told = request.getValue().stream()
                    .map(Word::told)
                    .filter(word -> word.decision() != null)
                    .toList();
            decisions += Math.min(1, told.size());
            Stored.Decision decision = stored.decisions().get(request.getKey());
            told.stream()
                    .filter(word -> !isStored(word, decision))
                    .findFirst()
                    .ifPresent(word -> rule.violation(
                            "request %s was told %s, stored is %s", request.getKey(), word.decision(), decision));
            if (told.isEmpty() && !waiting.contains(request.getKey())) {
                rule.violation("request %s was not told a decision in time; stored is %s", request.getKey(), decision);
            }
        }
        return rule.checked("%,d decisions that customers were told compared with what is stored", decisions);
    }

    private static boolean isStored(Told told, Stored.@Nullable Decision stored) {
        Told.Decision said = told.decision();
        return stored != null
                && said != null
                && stored.ticket() == told.ticket()
                && stored.outcome().equals(said.outcome())
                && stored.serial() == said.serial()
                && stored.code().equals(said.code())
                && stored.reason().equals(said.reason());
    }
}
