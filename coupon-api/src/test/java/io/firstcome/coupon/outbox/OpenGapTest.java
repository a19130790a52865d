package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: the step is right wherever the ledger stands. Method: one row per case; at most 100 messages are published at a
 * time, the line has given out the places 1 to 500.
 */
class OpenGapTest {

    private static final int MAX_REPUBLISHED = 100;
    private static final long LINE_END = 500;

    @ParameterizedTest(name = "{9}")
    @CsvSource(delimiter = '|', textBlock = """
            # from | to  | republishedTo | stalled | attempts | next | carrier    | step      | what             | name
            5      | 7   | 0             | false   | 0        | 5    | PUBLISHED  | Republish | 5..7 after 0     | a new gap
            5      | 7   | 7             | false   | 3        | 5    | PUBLISHED  | Republish | 5..7 after 3     | the copies were lost, too
            5      | 7   | 7             | false   | 1        | 8    | PUBLISHED  | Healed    |                  | the gap is closed
            5      | 7   | 7             | false   | 1        | 90   | ABSENT     | Healed    |                  | closed and far beyond
            5      | 7   | 7             | false   | 1        | 6    | PUBLISHED  | Moving    | 6                | the copies are being decided
            6      | 7   | 7             | false   | 0        | 6    | PUBLISHED  | Republish | 6..7 after 0     | one copy came, the next did not
            5      | 400 | 0             | false   | 0        | 5    | PUBLISHED  | Republish | 5..104 after 0   | a long gap is healed in parts
            5      | 400 | 104           | false   | 1        | 105  | PUBLISHED  | Republish | 105..204 after 0 | its next part, as soon as the first is decided
            5      | 400 | 104           | false   | 1        | 150  | PUBLISHED  | Republish | 150..249 after 0 | some of the next part has come
            5      | 7   | 0             | false   | 0        | 3    | PUBLISHED  | Republish | 5..7 after 0     | the progress is known later than the gap
            5      | 7   | 7             | false   | 2        | 5    | ON_ITS_WAY | Hold      | ON_ITS_WAY       | the relay has not published the copies yet
            5      | 7   | 7             | false   | 2        | 5    | ABSENT     | Hold      | ABSENT           | there is no slot
            490    | 700 | 0             | false   | 0        | 490  | PUBLISHED  | Republish | 490..500 after 0 | more is missing than was given out
            600    | 700 | 0             | false   | 0        | 600  | PUBLISHED  | NeverGiven|                  | another database's line
            5      | 400 | 0             | true    | 0        | 5    | PUBLISHED  | Republish | 5..104 after 0   | a stalled line
            5      | 400 | 104           | true    | 4        | 5    | PUBLISHED  | Republish | 5..104 after 4   | a paused ledger
            5      | 400 | 104           | true    | 4        | 60   | PUBLISHED  | Moving    | 60               | it moves within the copies
            5      | 400 | 104           | true    | 1        | 105  | PUBLISHED  | Republish | 105..204 after 0 | the rest was lost, too
            5      | 400 | 104           | true    | 1        | 106  | PUBLISHED  | Healed    |                  | it moves by itself
            5      | 400 | 0             | true    | 0        | 6    | PUBLISHED  | Healed    |                  | it moved before anything was done
            """)
    void stepsOn(
            long from,
            long to,
            long republishedTo,
            boolean stalled,
            int attempts,
            long next,
            OpenGap.Carrier carrier,
            String step,
            String what,
            String name) {
        OpenGap gap = new OpenGap(
                new CouponId(UUID.randomUUID()), from, to, republishedTo, stalled, attempts, next, LINE_END, carrier);

        HealingStep taken = gap.next(MAX_REPUBLISHED);

        assertThat(taken.getClass().getSimpleName()).as(name).isEqualTo(step);
        assertThat(describe(taken)).as(name).isEqualTo(what == null ? "" : what);
    }

    private static String describe(HealingStep step) {
        return switch (step) {
            case HealingStep.Healed _, HealingStep.NeverGiven _ -> "";
            case HealingStep.Moving(long missingFrom) -> Long.toString(missingFrom);
            case HealingStep.Hold(OpenGap.Carrier why) -> why.name();
            case HealingStep.Republish(long from, long to, int attempts) -> from + ".." + to + " after " + attempts;
        };
    }
}
