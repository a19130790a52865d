package io.firstcome.coupon.bench.whole;

import io.firstcome.coupon.bench.Extent;
import io.firstcome.coupon.bench.Measured;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.cluster.Progress;
import io.firstcome.coupon.bench.wire.OpenCoupons;
import io.firstcome.coupon.bench.wire.Requests;
import io.firstcome.coupon.bench.wire.Steady;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How long customers wait for their decision while nothing is at its limit: from when each request was due to the moment at
 * which the ledger decided it, by the clock that both share on one machine.
 */
final class Waits implements Scenario {

    static final String NAME = "500 a second";
    static final String MEDIAN = "milliseconds to the decision, p50";
    static final String SLOW = "milliseconds to the decision, p99";

    private static final int PER_SECOND = 500;
    private static final int CONNECTIONS = 64;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final String DECIDED = "SELECT customer_id, decided_at FROM ledger.decision WHERE coupon_id = ?";

    private final DatabaseAddress ledger;
    private final Meter issued;
    private final OpenCoupons coupons;
    private final Requests requests;
    private final Steady steady;

    Waits(DatabaseAddress ledger, Meter issued, OpenCoupons coupons, Requests requests, InetSocketAddress api) {
        this.ledger = ledger;
        this.issued = issued;
        this.coupons = coupons;
        this.requests = requests;
        this.steady = new Steady(api, CONNECTIONS, PER_SECOND);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String meaning() {
        return "accepts for one coupon at a steady rate, each sent when it is due, and decided meanwhile";
    }

    @Override
    public Prepared prepare(Extent extent) throws IOException, InterruptedException, SQLException {
        String path = coupons.published(1, OpenCoupons.PLENTY).getFirst();
        long before = (long) issued.total();
        int seconds = (int) Math.min(extent.time().toSeconds(), requests.customers() / PER_SECOND);
        return () -> {
            Steady.Sent sent = steady.send(requests.to(path), seconds);
            long accepted = sent.counted().of(WholeGround.ACCEPTED);
            Progress.await(issued, before + accepted);
            return new Measured(
                    accepted, sent.counted().all() - accepted, sent.counted().seconds(), waits(path, sent));
        };
    }

    private Map<String, Double> waits(String path, Steady.Sent sent) throws SQLException {
        Histogram micros = new Histogram(SIGNIFICANT_DIGITS);
        try (Connection connection = ledger.dataSource().getConnection();
                PreparedStatement query = connection.prepareStatement(DECIDED)) {
            query.setObject(1, OpenCoupons.coupon(path));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Instant due = sent.due(Requests.number(rows.getString(1)));
                    Instant decided = rows.getObject(2, OffsetDateTime.class).toInstant();
                    micros.recordValue(
                            Math.max(0, Duration.between(due, decided).toNanos() / 1_000));
                }
            }
        }
        return Map.of(MEDIAN, micros.getValueAtPercentile(50) / 1e3, SLOW, micros.getValueAtPercentile(99) / 1e3);
    }
}
