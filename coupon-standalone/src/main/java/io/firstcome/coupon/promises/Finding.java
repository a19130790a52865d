package io.firstcome.coupon.promises;

import java.util.List;

/**
 * What one check came to.
 *
 * @param check the check's stable name, in lower case with hyphens
 * @param checked what was counted and how, with figures
 * @param violations how many violations were found, at least 0
 * @param examples the first of them, at most {@link VerifyOptions#maxExamples}; each names the coupon, the request and
 *     the numbers that disagree
 */
public record Finding(String check, String checked, long violations, List<String> examples) {

    public Finding {
        examples = List.copyOf(examples);
    }

    public boolean held() {
        return violations == 0;
    }
}
