package io.firstcome.coupon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A case as text: each row is one batch and what comes of it.
 *
 * <pre>
 * 1 terms quantity=1 waiting=1 / 2 t1 A / 3 t2 B -> t1 issued 1, t2 waits
 * 5 t4 C                                         -> early 5, gap 4-4
 * </pre>
 *
 * A message is its place and then {@code terms} with what has changed (quantity, waiting, limit, closed) or a ticket and
 * a customer, and then {@code failed} if it is an admin's word that closes it. A batch is settled until it is complete; {@code budget=2} in front of it settles once, and what the budget
 * left comes first in the next row. An issued coupon that is not the customer's first says which it is: {@code #2}.
 */
final class LineScript {

    private final LedgerStore store = new LedgerStore();
    private final Map<String, String> terms = new HashMap<>(Map.of("quantity", "0", "waiting", "0", "limit", "1"));
    private List<LineMessage> left = List.of();

    private LineScript() {}

    static void check(String script) {
        LineScript run = new LineScript();
        String ran = script.lines().map(run::row).collect(Collectors.joining("\n"));
        assertThat(ran).isEqualTo(script.stripTrailing());
    }

    private String row(String row) {
        String in = row.split("->", 2)[0];
        String batch = in.strip();
        boolean once = batch.startsWith("budget=");
        int budget = 1000;
        if (once) {
            String[] words = batch.split(" ", 2);
            budget = Integer.parseInt(words[0].substring("budget=".length()));
            batch = words.length == 1 ? "" : words[1];
        }
        List<LineMessage> messages = new ArrayList<>(left);
        Arrays.stream(batch.split("/", -1))
                .map(String::strip)
                .filter(message -> !message.isEmpty())
                .forEach(message -> messages.add(message(message)));
        return (in + "-> " + String.join(", ", settle(messages, budget, once))).stripTrailing();
    }

    private LineMessage message(String text) {
        String[] words = text.split(" ", -1);
        long sequence = Long.parseLong(words[0]);
        if (!words[1].equals("terms")) {
            IssueRequested request = Lines.request(sequence, Long.parseLong(words[1].substring(1)), words[2]);
            return words.length == 3 ? request : new RequestFailed(request);
        }
        Map<String, String> changed = new HashMap<>(terms);
        for (String word : List.of(words).subList(2, words.length)) {
            String[] pair = word.split("=", 2);
            changed.put(pair[0], pair[pair.length - 1]);
        }
        terms.putAll(changed);
        terms.remove("closed");
        return Lines.terms(
                sequence,
                Lines.terms(
                        number(changed, "quantity"),
                        number(changed, "waiting"),
                        (int) number(changed, "limit"),
                        changed.containsKey("closed")));
    }

    private static long number(Map<String, String> terms, String name) {
        return Long.parseLong(terms.getOrDefault(name, "0"));
    }

    private List<String> settle(List<LineMessage> messages, int budget, boolean once) {
        List<String> outcomes = new ArrayList<>();
        Settlement settlement;
        left = messages;
        do {
            List<LineMessage> all = new ArrayList<>(store.early());
            all.addAll(left);
            settlement = CouponLedger.settle(store.line(), store.touched(all, budget), all, budget);
            assertThat(store.store(settlement)).isTrue();
            left = settlement.remaining();
            tell(settlement, outcomes);
        } while (!once && !settlement.complete());
        left.forEach(message -> outcomes.add("left " + message.sequence()));
        settlement.early().forEach(message -> outcomes.add("early " + message.sequence()));
        settlement.gap().ifPresent(gap -> outcomes.add("gap " + gap.missingFrom() + "-" + gap.missingTo()));
        return outcomes;
    }

    private void tell(Settlement settlement, List<String> outcomes) {
        settlement.decided().forEach(decided -> outcomes.add(told(decided)));
        settlement.joined().forEach(request -> outcomes.add("t" + request.ticket() + " waits"));
        settlement
                .repeated()
                .forEach(request -> outcomes.add("t" + request.ticket() + " again "
                        + store.decision(request.requestId())
                                .map(LineScript::told)
                                .orElse("waits")));
    }

    private static String told(Settlement.Decided decided) {
        String nth = decided.nth() > 1 ? " #" + decided.nth() : "";
        return "t" + decided.request().ticket() + " " + told(decided.decision()) + nth;
    }

    private static String told(Decision decision) {
        return switch (decision) {
            case Decision.Issued issued -> "issued " + issued.serial();
            case Decision.Refused refused -> refused.reason().code();
        };
    }
}
