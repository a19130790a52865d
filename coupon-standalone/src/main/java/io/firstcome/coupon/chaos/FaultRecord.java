package io.firstcome.coupon.chaos;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a planned fault so far.
 *
 * @param what was done to what; where it could not be struck or mended, why
 * @param struck when it was broken
 * @param mended when it had been put right
 * @param healed when the product was seen to be well again
 */
public record FaultRecord(
        PlannedFault planned,
        Stage stage,
        String what,
        @Nullable Instant struck,
        @Nullable Instant mended,
        @Nullable Instant healed) {

    /** How far it is. */
    public enum Stage {
        STRIKING("striking"),
        BROKEN("broken"),
        HEALING("healing"),
        HEALED("healed"),
        NOT_HEALED("did not heal"),
        NOT_STRUCK("could not be struck"),
        NOT_MENDED("could not be mended"),
        NOT_POSSIBLE("not possible here");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        boolean isUnderWay() {
            return this == STRIKING || this == BROKEN || this == HEALING;
        }
    }

    static FaultRecord striking(PlannedFault planned) {
        return new FaultRecord(planned, Stage.STRIKING, "", null, null, null);
    }

    FaultRecord brokenAt(Instant when, String done) {
        return new FaultRecord(planned, Stage.BROKEN, done, when, null, null);
    }

    FaultRecord mendedAt(Instant when) {
        return new FaultRecord(planned, Stage.HEALING, what, struck, when, null);
    }

    FaultRecord healedAt(Instant when) {
        return new FaultRecord(planned, Stage.HEALED, what, struck, mended, when);
    }

    FaultRecord endedAs(Stage end, String why) {
        return new FaultRecord(planned, end, why, struck, mended, null);
    }

    /** From the mending until the product was well again; null if that was not seen. */
    public @Nullable Duration timeToHeal() {
        return mended == null || healed == null ? null : Duration.between(mended, healed);
    }
}
