package io.firstcome.coupon.chaos;

import io.firstcome.coupon.chaos.FaultRecord.Stage;
import io.firstcome.coupon.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What became of all faults of one kind.
 *
 * @param struck how many were struck
 * @param medianHealMillis from the mending until the product was well again, in the middle of those that healed; -1 if none did
 * @param maxHealMillis of the slowest
 * @param trouble why others were not struck, not mended or did not heal, each once
 */
public record KindSummary(FaultKind kind, int struck, long medianHealMillis, long maxHealMillis, List<String> trouble) {

    public KindSummary {
        trouble = List.copyOf(trouble);
    }

    /** One for each kind that a plan has, in the order of the kinds. */
    static List<KindSummary> of(List<FaultRecord> faults) {
        Map<FaultKind, List<FaultRecord>> byKind = new EnumMap<>(FaultKind.class);
        faults.forEach(fault -> byKind.computeIfAbsent(fault.planned().kind(), _ -> new ArrayList<>())
                .add(fault));
        return byKind.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static KindSummary of(FaultKind kind, List<FaultRecord> faults) {
        List<Duration> heals = faults.stream()
                .map(FaultRecord::timeToHeal)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        List<String> trouble = faults.stream()
                .filter(fault -> fault.stage() != Stage.HEALED)
                .map(fault -> fault.stage().words() + ": " + fault.what())
                .distinct()
                .toList();
        int struck =
                (int) faults.stream().filter(fault -> fault.struck() != null).count();
        return heals.isEmpty()
                ? new KindSummary(kind, struck, -1, -1, trouble)
                : new KindSummary(
                        kind,
                        struck,
                        heals.get(heals.size() / 2).toMillis(),
                        heals.getLast().toMillis(),
                        trouble);
    }
}
