package io.firstcome.coupon.checker;

import io.firstcome.coupon.promises.Finding;
import io.firstcome.coupon.promises.PromiseCheck;
import io.firstcome.coupon.promises.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** A rule and what it came to. */
public record Judged(Rule rule, Finding finding) {

    /** The verdict with these among the checks of their promises. */
    public static Verdict addTo(Verdict verdict, List<Judged> judged) {
        return new Verdict(
                verdict.counts(),
                verdict.promises().stream()
                        .map(promise -> addTo(promise, judged))
                        .toList());
    }

    private static PromiseCheck addTo(PromiseCheck promise, List<Judged> judged) {
        Stream<Finding> more = judged.stream()
                .filter(one -> one.rule().promise() == promise.promise())
                .map(Judged::finding);
        return new PromiseCheck(
                promise.promise(),
                Stream.concat(promise.findings().stream(), more).toList());
    }
}
