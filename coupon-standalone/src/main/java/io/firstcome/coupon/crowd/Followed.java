package io.firstcome.coupon.crowd;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that customers hold a ticket of, and how far each is by what its customer was told. */
final class Followed {

    /** A request and whose it is. */
    record Request(String id, String customer, String coupon) {

        Call.Subject subject() {
            return new Call.Subject(customer, coupon, id, "");
        }
    }

    private final Map<String, Request> accepted = new ConcurrentHashMap<>();
    private final Set<String> decided = ConcurrentHashMap.newKeySet();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    void learn(Call call) {
        for (Told told : call.told()) {
            accepted.computeIfAbsent(
                    told.requestId(),
                    id -> new Request(
                            id, call.subject().customer(), call.subject().coupon()));
            if (told.decision() != null) {
                decided.add(told.requestId());
                waiting.remove(told.requestId());
            } else if (told.waits() && !decided.contains(told.requestId())) {
                waiting.add(told.requestId());
            }
        }
    }

    boolean isDecided(String request) {
        return decided.contains(request);
    }

    List<Request> all() {
        return List.copyOf(accepted.values());
    }

    /** Neither decided nor on the waiting list. */
    List<Request> open() {
        return accepted.values().stream()
                .filter(request -> !decided.contains(request.id()) && !waiting.contains(request.id()))
                .toList();
    }

    long accepted() {
        return accepted.size();
    }

    long decided() {
        return decided.size();
    }

    long waiting() {
        return waiting.size();
    }
}
