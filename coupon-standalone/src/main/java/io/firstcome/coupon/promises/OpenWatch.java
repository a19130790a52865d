package io.firstcome.coupon.promises;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nobody came into the line before it opened or after it ended: that would be ahead of who kept to the rules. */
final class OpenWatch implements LineWatch {

    private final Sides sides;
    private final UUID coupon;
    private LineRow.@Nullable TermsRow inForce;

    OpenWatch(Sides sides, UUID coupon) {
        this.sides = sides;
        this.coupon = coupon;
    }

    @Override
    public void changed(LineRow.Changed terms) {
        inForce = terms.rest();
    }

    @Override
    public void request(LineRow.Request request, @Nullable Taken taken) {
        LineRow.TermsRow terms = inForce;
        if (terms == null || !terms.isOpenAt(request.acceptedAt())) {
            sides.findings()
                    .violation(
                            Check.ACCEPTED_WHILE_OPEN,
                            "coupon %s: ticket %d (request %s) was given at %s, %s",
                            coupon,
                            request.ticket(),
                            request.id(),
                            request.acceptedAt(),
                            terms == null ? "before the line's first terms" : "when the line was not open: " + terms);
        }
    }

    @Override
    public void end() {}
}
