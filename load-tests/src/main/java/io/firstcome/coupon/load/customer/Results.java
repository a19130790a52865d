package io.firstcome.coupon.load.customer;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.History;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** All that the customers know. */
public final class Results {

    /** The check of what customers were told holds them and the databases' rows in memory, some 2 kB each. */
    static final int MOST_CALLS = 200_000;

    private final Tally tally = new Tally();
    private final Latencies latencies = new Latencies();
    private final History history = History.inMemory();
    private final AtomicBoolean incomplete = new AtomicBoolean();
    private int kept;

    public Tally tally() {
        return tally;
    }

    public Latencies latencies() {
        return latencies;
    }

    /** Keeps a call that told something or was left without an answer; refusals are only counted. */
    synchronized void keep(Call call) {
        if (kept == MOST_CALLS) {
            incomplete.set(true);
            return;
        }
        kept++;
        history.add(call);
    }

    /** A customer gave up before the decision was told. */
    void isLeftUntold() {
        incomplete.set(true);
    }

    /** What everybody was told, to be compared with the databases; none if not all of it is known. */
    public Optional<List<Call>> told() {
        return incomplete.get() ? Optional.empty() : Optional.of(history.calls());
    }
}
