package io.firstcome.coupon.promises;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One promise and what its checks came to.
 *
 * @param findings one for each check of the promise, never empty
 */
public record PromiseCheck(Promise promise, List<Finding> findings) {

    public PromiseCheck {
        findings = List.copyOf(findings);
    }

    /** The promise's stable name. */
    public String name() {
        return promise.code();
    }

    public boolean held() {
        return findings.stream().allMatch(Finding::held);
    }

    /** What was counted and how, with figures, as one sentence. */
    public String checked() {
        return findings.stream().map(Finding::checked).collect(Collectors.joining("; "));
    }

    /** Examples of what breaks the promise, each after the name of the check that found it; empty if it held. */
    public List<String> violations() {
        return findings.stream()
                .flatMap(finding -> finding.examples().stream().map(example -> finding.check() + ": " + example))
                .toList();
    }
}
