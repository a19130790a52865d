package io.firstcome.coupon.rush;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.History;
import io.firstcome.coupon.history.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What happened how often, and every call that told a ticket or a decision or was left without an answer. */
final class RushHistory {

    final LongAdder sent = new LongAdder();
    final LongAdder refusedSoldOut = new LongAdder();
    final LongAdder refusedOtherwise = new LongAdder();
    final LongAdder unknown = new LongAdder();
    private final History calls = History.inMemory();

    void add(Call call) {
        calls.add(call);
    }

    List<Call> calls() {
        return calls.calls();
    }

    /** The first call that told each request's ticket. */
    Map<String, Call> tickets() {
        Map<String, Call> tickets = new HashMap<>();
        calls().stream()
                .filter(call -> call.kind() == Call.Kind.ASK)
                .forEach(call -> call.told().forEach(told -> tickets.putIfAbsent(told.requestId(), call)));
        return tickets;
    }

    /** How many answers gave a ticket that had been given before. */
    long repeated() {
        return calls().stream()
                .filter(call -> call.kind() == Call.Kind.ASK
                        && call.result() == Call.Result.OK
                        && call.answer().equals("200"))
                .count();
    }

    /** The first decision that each request was told. */
    Map<String, Told.Decision> decisions() {
        Map<String, Told.Decision> decisions = new HashMap<>();
        calls().forEach(call -> call.told().forEach(told -> {
            Told.Decision decision = told.decision();
            if (decision != null) {
                decisions.putIfAbsent(told.requestId(), decision);
            }
        }));
        return decisions;
    }

    long issued() {
        return decisions().values().stream()
                .filter(decision -> decision.outcome().equals("issued"))
                .count();
    }

    /** Told at once that all are gone, or later, after waiting. */
    long soldOut() {
        return refusedSoldOut.sum()
                + decisions().values().stream()
                        .filter(decision -> decision.reason().equals("sold-out"))
                        .count();
    }
}
