package io.firstcome.coupon.figures;

import io.firstcome.coupon.api.RepeatedWork;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.intake.LineBoard;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How fast each open line grows: looks about once a second at the lines that this instance keeps in memory anyway, which
 * hold what was accepted on any instance. Costs no database.
 */
@Component
class AcceptRates extends RepeatedWork {

    private final LineBoard board;
    private final FigureSettings settings;
    private final Map<CouponId, RateWindow> windows = new ConcurrentHashMap<>();

    AcceptRates(LineBoard board, FigureSettings settings) {
        super("accept-rates", Duration.ofMillis(settings.sampleMillis()));
        this.board = board;
        this.settings = settings;
    }

    @Override
    protected void work() {
        long now = System.nanoTime();
        Map<CouponId, Long> accepted = board.acceptedInOpenLines();
        windows.keySet().retainAll(accepted.keySet());
        accepted.forEach((coupon, count) -> {
            if (windows.size() < settings.watchedLines() || windows.containsKey(coupon)) {
                windows.computeIfAbsent(coupon, _ -> new RateWindow()).add(now, count);
            }
        });
    }

    /** Empty for a line that is closed, or not watched for long enough. */
    OptionalDouble acceptedPerSecond(CouponId coupon) {
        RateWindow window = windows.get(coupon);
        return window == null ? OptionalDouble.empty() : window.perSecond();
    }
}
