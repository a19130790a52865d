package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The campaigns' names of the coupons, so that a crowd whose waiting ends reads each once and not one by one. */
@Component
class CouponNames {

    /** Locks nothing; once a minute for each coupon that is asked for. */
    private static final String READ = "SELECT name FROM intake.coupon WHERE id = ?";

    private static final int LIMIT = 10_000;
    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private record Named(@Nullable String name, long readNanos) {}

    private final JdbcClient database;
    private final Map<CouponId, Named> names = new ConcurrentHashMap<>();

    CouponNames(JdbcClient database) {
        this.database = database;
    }

    /** Null if there is no such coupon, or the name cannot be read now. */
    @Nullable
    String find(CouponId coupon) {
        if (names.size() >= LIMIT) {
            names.clear();
        }
        try {
            Named named = names.compute(coupon, (_, known) -> isFresh(known) ? known : read(coupon));
            return named == null ? null : named.name();
        } catch (DataAccessException _) {
            return null; // the answer is right without it
        }
    }

    private static boolean isFresh(@Nullable Named known) {
        return known != null && System.nanoTime() - known.readNanos() < FRESH_NANOS;
    }

    private Named read(CouponId coupon) {
        return new Named(
                database.sql(READ)
                        .param(coupon.value())
                        .query(String.class)
                        .optional()
                        .orElse(null),
                System.nanoTime());
    }
}
