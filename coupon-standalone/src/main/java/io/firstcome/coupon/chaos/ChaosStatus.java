package io.firstcome.coupon.chaos;

import java.time.Duration;
import java.util.List;

/**
 * How a run stands at one moment.
 *
 * @param phase what is being done: {@code faults}, {@code draining} and so on
 * @param elapsed since the first fault was due
 * @param parts each part of the cluster
 * @param underWay the faults that are being struck, are broken or are healing
 * @param over how many faults are over
 * @param planned how many there will be
 */
public record ChaosStatus(
        String phase,
        Duration elapsed,
        List<PartState> parts,
        List<FaultRecord> underWay,
        int over,
        int planned,
        Figures figures) {

    public ChaosStatus {
        parts = List.copyOf(parts);
        underWay = List.copyOf(underWay);
    }

    /** A part of the cluster by its name. */
    public record PartState(String name, boolean running) {}

    /**
     * Since the beginning.
     *
     * @param accepted requests for a coupon that were answered with a ticket
     * @param refused of which the answer says that nothing was written
     * @param unknown that got no answer that promises anything
     * @param decided requests that the ledger has decided; -1 while it does not answer
     * @param undecided places of the lines that the ledger has not taken in; -1 likewise
     * @param gaps that are being published again; -1 likewise
     */
    public record Figures(long accepted, long refused, long unknown, long decided, long undecided, long gaps) {}
}
