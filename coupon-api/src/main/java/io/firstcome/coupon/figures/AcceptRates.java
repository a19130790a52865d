package io.firstcome.coupon.figures;

import io.firstcome.coupon.api.Repeating;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.intake.LineBoard;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * How fast each open line grows: looks about once a second at the lines that this instance keeps in memory anyway, which
 * hold what was accepted on any instance. Costs no database.
 */
@Component
class AcceptRates implements SmartLifecycle {

    private final LineBoard board;
    private final FigureSettings settings;
    private final Map<CouponId, RateWindow> windows = new ConcurrentHashMap<>();
    private volatile @Nullable Repeating sampling;

    AcceptRates(LineBoard board, FigureSettings settings) {
        this.board = board;
        this.settings = settings;
    }

    private void sample() {
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

    @Override
    public void start() {
        sampling = Repeating.start("accept-rates", Duration.ofMillis(settings.sampleMillis()), this::sample);
    }

    @Override
    public void stop() {
        Repeating current = sampling;
        if (current != null) {
            current.close();
        }
        sampling = null;
    }

    @Override
    public boolean isRunning() {
        return sampling != null;
    }
}
