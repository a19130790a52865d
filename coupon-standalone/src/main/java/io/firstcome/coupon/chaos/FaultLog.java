package io.firstcome.coupon.chaos;

import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** What became of each fault; written by those who strike, read by the screen and the report. */
final class FaultLog {

    private final NavigableMap<Integer, FaultRecord> byNumber = new ConcurrentSkipListMap<>();
    private final Consumer<FaultRecord> listener;

    /** @param listener is told of every change, from several threads */
    FaultLog(Consumer<FaultRecord> listener) {
        this.listener = listener;
    }

    FaultRecord note(FaultRecord fault) {
        byNumber.put(fault.planned().number(), fault);
        listener.accept(fault);
        return fault;
    }

    /** In the order of the plan; what has not been begun is missing. */
    List<FaultRecord> all() {
        return List.copyOf(byNumber.values());
    }

    List<FaultRecord> underWay() {
        return byNumber.values().stream()
                .filter(fault -> fault.stage().isUnderWay())
                .toList();
    }
}
