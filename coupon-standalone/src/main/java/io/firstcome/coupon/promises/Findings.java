package io.firstcome.coupon.promises;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what the checks find: all violations counted, the first ones kept. */
final class Findings {

    private final int maxExamples;
    private final Map<Check, Long> violations = new EnumMap<>(Check.class);
    private final Map<Check, List<String>> examples = new EnumMap<>(Check.class);
    private final Map<Check, String> checked = new EnumMap<>(Check.class);

    Findings(int maxExamples) {
        this.maxExamples = maxExamples;
    }

    /** A violation; the example is only put into words while there is room for it. */
    void violation(Check check, String format, @Nullable Object... values) {
        violations.merge(check, 1L, Long::sum);
        List<String> kept = examples.computeIfAbsent(check, _ -> new ArrayList<>());
        if (kept.size() < maxExamples) {
            kept.add(String.format(Locale.ROOT, format, values));
        }
    }

    /** What the check counted, and how. */
    void checked(Check check, String format, @Nullable Object... values) {
        checked.put(check, String.format(Locale.ROOT, format, values));
    }

    List<PromiseCheck> promises() {
        return Arrays.stream(Promise.values())
                .map(promise -> new PromiseCheck(
                        promise, Check.of(promise).stream().map(this::finding).toList()))
                .toList();
    }

    private Finding finding(Check check) {
        String sentence = checked.get(check);
        if (sentence == null) {
            throw new IllegalStateException(check.code() + " was not made");
        }
        return new Finding(
                check.code(), sentence, violations.getOrDefault(check, 0L), examples.getOrDefault(check, List.of()));
    }
}
