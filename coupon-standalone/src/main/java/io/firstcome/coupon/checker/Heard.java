package io.firstcome.coupon.checker;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The history by what it is about. */
final class Heard {

    /** One thing told, and by which answer. */
    record Word(Call call, Told told) {

        /** Whether this was read before the other was asked for; within one answer, whether it was read before. */
        boolean isBefore(Word other) {
            return call == other.call
                    ? told.atNanos() < other.told.atNanos()
                    : told.atNanos() < other.call.span().startNanos();
        }

        @Override
        public String toString() {
            return (told.decision() == null ? told.status() + " at position " + told.position() : "" + told.decision())
                    + " by instance " + call.instance();
        }
    }

    private final List<Call> calls;
    private final Map<String, List<Word>> byRequest = new LinkedHashMap<>();

    Heard(List<Call> calls) {
        this.calls = calls;
        for (Call call : calls) {
            for (Told told : call.told()) {
                byRequest
                        .computeIfAbsent(told.requestId(), _ -> new ArrayList<>())
                        .add(new Word(call, told));
            }
        }
    }

    Stream<Call> calls(Call.Kind kind) {
        return calls.stream().filter(call -> call.kind() == kind);
    }

    /** The requests that customers hold a ticket of, and all that was said of each. */
    Map<String, List<Word>> byRequest() {
        return byRequest;
    }

    Collection<List<Word>> requests() {
        return byRequest.values();
    }

    /** The coupons that anybody asked for or opened. */
    Stream<String> coupons() {
        return calls.stream()
                .map(call -> call.subject().coupon())
                .filter(coupon -> !coupon.isEmpty())
                .distinct();
    }
}
