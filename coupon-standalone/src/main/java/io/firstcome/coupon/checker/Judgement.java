package io.firstcome.coupon.checker;

import io.firstcome.coupon.promises.Finding;
import io.firstcome.coupon.promises.VerifyOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One rule's violations as they are found: all counted, the first ones kept. */
final class Judgement {

    private final Rule rule;
    private final List<String> examples = new ArrayList<>();
    private long violations;

    Judgement(Rule rule) {
        this.rule = rule;
    }

    void violation(String format, @Nullable Object... values) {
        violations++;
        if (examples.size() < VerifyOptions.DEFAULT_EXAMPLES) {
            examples.add(String.format(Locale.ROOT, format, values));
        }
    }

    /** @param checked what was counted and how */
    Judged checked(String checked, @Nullable Object... values) {
        return new Judged(
                rule, new Finding(rule.code(), String.format(Locale.ROOT, checked, values), violations, examples));
    }
}
