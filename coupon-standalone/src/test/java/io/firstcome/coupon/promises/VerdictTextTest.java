package io.firstcome.coupon.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTextTest {

    private static final PromiseCheck HELD = new PromiseCheck(
            Promise.WITHIN_PACE, List.of(new Finding("decided-within-pace", "1,200 decisions counted", 0, List.of())));

    private static final PromiseCheck BROKEN = new PromiseCheck(
            Promise.ONE_PER_CUSTOMER,
            List.of(
                    new Finding("coupons-per-customer", "12 holders counted", 2, List.of("coupon 1: bob holds 2")),
                    new Finding("places-per-customer", "requests counted", 0, List.of())));

    private static final Counts COUNTS = new Counts(1, 1_500, 1_200, Map.of("sold-out", 250L, "closed", 40L), 10, 0, 9);

    @Test
    void aBrokenPromiseIsShownWithItsExamples() {
        assertThat(new VerdictText(StandardCharsets.UTF_8).render(new Verdict(COUNTS, List.of(BROKEN, HELD))))
                .isEqualTo("""
                        1 lines: 1,500 accepted, 1,200 issued, 290 refused (40 closed, 250 sold-out), 10 waiting, 0 undecided, 9 told

                        ✗ one-per-customer        nobody has more coupons than the campaign's limit
                            ✗ 12 holders counted
                                coupons-per-customer: 2 violations, the first 1
                                - coupon 1: bob holds 2
                            ✓ requests counted

                        ✓ within-pace             the ledger's database never sees more than the pace that was set
                            ✓ 1,200 decisions counted

                        Broken: one-per-customer.
                        """);
    }

    @Test
    void aTerminalWithoutMarksGetsWords() {
        assertThat(new VerdictText(StandardCharsets.US_ASCII).render(new Verdict(COUNTS, List.of(HELD))))
                .contains("ok     within-pace")
                .endsWith("All 1 promises held.\n")
                .matches(text -> StandardCharsets.US_ASCII.newEncoder().canEncode(text), "is plain ASCII");
    }

    @Test
    void aPromiseSaysWhatWasCheckedInOneSentence() {
        assertThat(BROKEN.checked()).isEqualTo("12 holders counted; requests counted");
        assertThat(BROKEN.violations()).containsExactly("coupons-per-customer: coupon 1: bob holds 2");
        assertThat(BROKEN.held()).isFalse();
        assertThat(HELD.held()).isTrue();
    }
}
