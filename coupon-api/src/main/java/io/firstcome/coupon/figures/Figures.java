package io.firstcome.coupon.figures;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.outcome.DecideRates;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what the tables say of a coupon and how fast its line moves. */
@Component
class Figures {

    private final FiguresTable table;
    private final AcceptRates acceptRates;
    private final DecideRates decideRates;

    Figures(FiguresTable table, AcceptRates acceptRates, DecideRates decideRates) {
        this.table = table;
        this.acceptRates = acceptRates;
        this.decideRates = decideRates;
    }

    /** Empty if there is no such campaign. */
    Optional<CampaignFigures> find(CouponId coupon) {
        return table.find(coupon)
                .map(line -> figures(
                        coupon, line, acceptRates.acceptedPerSecond(coupon), decideRates.decidedPerSecond(coupon)));
    }

    static CampaignFigures figures(
            CouponId coupon, LineFigures line, OptionalDouble acceptedPerSecond, OptionalDouble decidedPerSecond) {
        return new CampaignFigures(
                coupon.value(),
                line.accepted(),
                line.waiting(),
                Math.max(0, line.accepted() - line.decided()),
                line.decided(),
                line.issued(),
                line.refused(),
                rounded(acceptedPerSecond),
                rounded(decidedPerSecond),
                secondsToSellOut(line.free(), acceptedPerSecond),
                line.soldOutAt(),
                line.oldestUndecidedSeconds(),
                line.at());
    }

    private static @Nullable Double rounded(OptionalDouble rate) {
        return rate.isPresent() ? Rounded.toTenths(rate.getAsDouble()) : null;
    }

    private static @Nullable Long secondsToSellOut(long free, OptionalDouble acceptedPerSecond) {
        double rate = acceptedPerSecond.orElse(0);
        return free == 0 || rate == 0 ? null : (long) Math.ceil(free / rate);
    }
}
