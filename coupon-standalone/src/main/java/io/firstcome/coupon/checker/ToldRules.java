package io.firstcome.coupon.checker;

import io.firstcome.coupon.checker.Heard.Word;
import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the customers' history must be by itself, whatever is stored. */
final class ToldRules {

    private final Heard heard;

    ToldRules(Heard heard) {
        this.heard = heard;
    }

    /** Ticket, time and decision of a request are the same in every answer, and no instance forgets the request. */
    Judged neverFlips() {
        Judgement rule = new Judgement(Rule.TOLD_NEVER_FLIPS);
        long words = 0;
        for (List<Word> request : heard.requests()) {
            words += request.size();
            differing(rule, request, "tickets", word -> word.told().ticket());
            differing(rule, request, "times of acceptance", word -> word.told().acceptedAt());
            differing(rule, request, "decisions", word -> word.told().decision());
        }
        heard.calls(Call.Kind.STATUS)
                .filter(call -> call.answer().startsWith("404"))
                .forEach(call -> rule.violation(
                        "request %s of %s: instance %d does not know it (%s)",
                        call.subject().request(), call.subject().customer(), call.instance(), call.answer()));
        return rule.checked(
                "%,d answers about %,d requests compared with each other",
                words, heard.byRequest().size());
    }

    private interface Part {
        @Nullable
        Object of(Word word);
    }

    private static void differing(Judgement rule, List<Word> request, String what, Part part) {
        Map<Object, Integer> instances = new HashMap<>();
        for (Word word : request) {
            Object value = part.of(word);
            if (value != null) {
                instances.putIfAbsent(value, word.call().instance());
            }
        }
        if (instances.size() > 1) {
            rule.violation(
                    "request %s was told %d %s (each with the first instance that said it): %s",
                    request.getFirst().told().requestId(), instances.size(), what, instances);
        }
    }

    /** Who was told a decision is never told again that there is none. */
    Judged decisionStaysTold() {
        Judgement rule = new Judgement(Rule.DECISION_STAYS_TOLD);
        long compared = 0;
        for (List<Word> request : heard.requests()) {
            Word decided = request.stream()
                    .filter(word -> word.told().decision() != null)
                    .min(Comparator.comparingLong(word -> word.told().atNanos()))
                    .orElse(null);
            if (decided == null) {
                continue;
            }
            compared++;
            for (Word word : request) {
                if (word.told().decision() == null && decided.isBefore(word)) {
                    rule.violation(
                            "request %s was told %s, and then %s", word.told().requestId(), decided, word);
                }
            }
        }
        return rule.checked("%,d requests with a decision followed beyond it", compared);
    }

    /** Of two answers of which one was there before the other was asked for, the later has no higher position. */
    Judged positionNeverGrows() {
        Judgement rule = new Judgement(Rule.POSITION_NEVER_GROWS);
        long positions = 0;
        for (List<Word> request : heard.requests()) {
            List<Word> told = request.stream()
                    .filter(word -> word.told().position() >= 0)
                    .sorted(Comparator.comparingLong(word -> word.told().atNanos()))
                    .toList();
            positions += told.size();
            List<Word> lowest = new ArrayList<>();
            for (Word word : told) {
                grownFrom(lowest, word)
                        .ifPresent(before -> rule.violation(
                                "request %s was told %s, and then %s",
                                word.told().requestId(), before, word));
                if (lowest.isEmpty()
                        || word.told().position() < lowest.getLast().told().position()) {
                    lowest.add(word);
                }
            }
        }
        return rule.checked("%,d positions compared with those told before", positions);
    }

    private static Optional<Word> grownFrom(List<Word> lowest, Word word) {
        return lowest.reversed().stream()
                .filter(before -> before.told().position() < word.told().position() && before.isBefore(word))
                .findFirst();
    }

    /** In the end every instance knows every request, says the same of it, and nobody is left without an answer. */
    Judged instancesAgree() {
        Judgement rule = new Judgement(Rule.INSTANCES_AGREE);
        Map<String, Map<Integer, Call>> last = new HashMap<>();
        heard.calls(Call.Kind.LAST)
                .forEach(call -> last.computeIfAbsent(call.subject().request(), _ -> new TreeMap<>())
                        .put(call.instance(), call));
        last.forEach((request, answers) -> {
            Set<String> said =
                    answers.values().stream().map(ToldRules::inTheEnd).collect(Collectors.toSet());
            if (said.size() > 1) {
                rule.violation("request %s: the instances say %s", request, said);
            } else if (said.stream().noneMatch(one -> one.startsWith("decided") || one.equals("waiting"))) {
                rule.violation("request %s: the last word on every instance is %s", request, said);
            }
        });
        if (!last.isEmpty()) {
            heard.byRequest().keySet().stream()
                    .filter(request -> !last.containsKey(request))
                    .forEach(request -> rule.violation("request %s was not asked after in the end", request));
        }
        return rule.checked("the last word of every instance on each of %,d requests compared", last.size());
    }

    private static String inTheEnd(Call call) {
        if (call.told().isEmpty()) {
            return "nothing (" + call.answer() + ")";
        }
        Told told = call.told().getLast();
        return told.decision() == null ? told.status() : "decided: " + told.decision();
    }

    /** Asking again never takes a second place: the same customer's same key has one request. */
    Judged oneTicketPerKey() {
        Judgement rule = new Judgement(Rule.ONE_TICKET_PER_KEY);
        Map<Call.Subject, Call> first = new HashMap<>();
        heard.calls(Call.Kind.ASK).filter(call -> !call.told().isEmpty()).forEach(call -> {
            Call before = first.putIfAbsent(call.subject(), call);
            if (before != null
                    && !before.told()
                            .getFirst()
                            .requestId()
                            .equals(call.told().getFirst().requestId())) {
                rule.violation(
                        "%s asked for coupon %s twice%s and was told request %s, then %s",
                        call.subject().customer(),
                        call.subject().coupon(),
                        call.subject().key().isEmpty()
                                ? ""
                                : " with the key " + call.subject().key(),
                        before.told().getFirst().requestId(),
                        call.told().getFirst().requestId());
            }
        });
        return rule.checked("%,d wishes, each told one request however often it was sent", first.size());
    }

    /** If one was answered before another asked, the one is ahead. The first answer that told a ticket counts. */
    Judged answeredFirstIsAhead() {
        Judgement rule = new Judgement(Rule.ANSWERED_FIRST_IS_AHEAD);
        Map<String, List<Call>> lines = new HashMap<>();
        heard.calls(Call.Kind.ASK)
                .filter(call -> !call.told().isEmpty())
                .forEach(call -> lines.computeIfAbsent(call.subject().coupon(), _ -> new ArrayList<>())
                        .add(call));
        Map<String, Long> askedSince = askedSince();
        lines.values().forEach(line -> checkOrder(rule, line, askedSince));
        return rule.checked(
                "%,d tickets compared with the customers' own clocks",
                heard.byRequest().size());
    }

    /** When each request was asked for at the earliest: an attempt without an answer may be the one that took the ticket. */
    private Map<String, Long> askedSince() {
        Map<String, Long> unanswered = new HashMap<>();
        heard.calls(Call.Kind.ASK)
                .filter(call -> call.result() == Call.Result.UNKNOWN)
                .forEach(call -> unanswered.merge(wish(call), call.span().startNanos(), Math::min));
        Map<String, Long> byRequest = new HashMap<>();
        heard.calls(Call.Kind.ASK).filter(call -> !call.told().isEmpty()).forEach(call -> {
            long since = Math.min(
                    call.span().startNanos(),
                    unanswered.getOrDefault(wish(call), call.span().startNanos()));
            byRequest.merge(call.told().getFirst().requestId(), since, Math::min);
        });
        return byRequest;
    }

    private static String wish(Call call) {
        return call.subject().customer() + ' ' + call.subject().coupon();
    }

    private static void checkOrder(Judgement rule, List<Call> line, Map<String, Long> askedSince) {
        List<Call> fromTheBack = line.stream()
                .sorted(Comparator.comparingLong(
                                (Call call) -> call.told().getFirst().ticket())
                        .reversed())
                .toList();
        Call answeredFirst = null;
        for (Call call : fromTheBack) {
            Told told = call.told().getFirst();
            long asked = askedSince.getOrDefault(told.requestId(), call.span().startNanos());
            if (answeredFirst != null && answeredFirst.span().endNanos() < asked) {
                rule.violation(
                        "%s had ticket %d before %s asked, who got ticket %d",
                        answeredFirst.subject().customer(),
                        answeredFirst.told().getFirst().ticket(),
                        call.subject().customer(),
                        told.ticket());
            }
            if (answeredFirst == null
                    || call.span().endNanos() < answeredFirst.span().endNanos()) {
                answeredFirst = call;
            }
        }
    }
}
