package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.meter.DatabaseMeter;
import io.firstcome.coupon.bench.reference.ReferenceTables;
import io.firstcome.coupon.bench.wire.OpenCoupons;
import io.firstcome.coupon.load.subject.Component;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What is compared: coupon-api's own ways, and the references beside them. */
final class IntakeGround implements Ground {

    private static final int MANY = 1_000;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private final IntakeServers servers;
    private final DatabaseMeter walBytes;
    private final Accepts accepts;
    private final Optional<PgBench> pgBench;

    private IntakeGround(IntakeServers servers, DatabaseMeter walBytes, Site site) {
        this.servers = servers;
        this.walBytes = walBytes;
        this.accepts = Accepts.of(servers, site.settings());
        this.pgBench = PgBench.on(servers.database(), site);
    }

    static IntakeGround start(Site site) throws SQLException {
        site.progress().accept("starting PostgreSQL and coupon-api");
        IntakeServers servers = IntakeServers.start(site);
        try {
            DatabaseMeter walBytes = DatabaseMeter.walBytes(servers.database());
            site.progress().accept("signing the tokens of " + site.settings().customers() + " customers");
            return new IntakeGround(servers, walBytes, site);
        } catch (RuntimeException | SQLException broken) {
            servers.close();
            throw broken;
        }
    }

    @Override
    public List<Scenario> scenarios() {
        return Stream.concat(Stream.of(nothing(), accept(), spread(), refuse(), locked(), plain()), pgBench.stream())
                .toList();
    }

    /** An accept: durable, ordered, once per customer. */
    private Scenario accept() {
        return accepts.scenario(
                Intake.ACCEPT, "POST /v1/coupons/{id}/issue-requests: a place in one coupon's line, committed");
    }

    /** A line each for many coupons, among which the requests of a moment are spread. */
    private Scenario spread() {
        Spread spread = new Spread(accepts.coupons(), accepts.requests(), MANY);
        return accepts.asking(
                Intake.SPREAD, "the same, each request for another coupon in turn", ACCEPTED, _ -> spread.requests());
    }

    /** A refusal when the line is full. */
    private Scenario refuse() {
        return accepts.asking(
                Intake.REFUSE,
                "the same when the coupon is sold out",
                CONFLICT,
                _ -> accepts.requests().each(List.of(accepts.coupons().soldOut())));
    }

    /** Reference (a). */
    private Scenario nothing() {
        return accepts.asking(
                Intake.NOTHING,
                "an endpoint beside it that authenticates, reads the request, answers 202 and does nothing",
                ACCEPTED,
                _ -> accepts.requests().each(reference("nothing", randomIds(1))));
    }

    /** Reference (b). */
    private Scenario locked() {
        return accepts.asking(
                Intake.LOCKED,
                "one JPA transaction a request with a pessimistic lock on the coupon",
                ACCEPTED,
                most -> accepts.requests().each(reference("locked", lockedCoupons(accepts.couponsFor(most)))));
    }

    /** Reference (c). */
    private Scenario plain() {
        return accepts.asking(
                Intake.PLAIN,
                "one JDBC transaction a request with the same two inserts; no lock, no look-up, no order",
                ACCEPTED,
                most -> accepts.requests().each(reference("plain", randomIds(accepts.couponsFor(most)))));
    }

    private static List<String> reference(String which, List<String> coupons) {
        return coupons.stream()
                .map(coupon -> "/v1/coupons/" + coupon + "/reference/" + which)
                .toList();
    }

    private static List<String> randomIds(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    private List<String> lockedCoupons(int count) throws SQLException {
        List<String> ids = randomIds(count);
        for (String id : ids) {
            ReferenceTables.addCoupon(servers.database().dataSource(), UUID.fromString(id), OpenCoupons.PLENTY);
        }
        return ids;
    }

    @Override
    public List<Component> components() {
        return Stream.concat(servers.components().stream(), pgBench.map(PgBench::component).stream())
                .toList();
    }

    @Override
    public List<Meter> meters() {
        return List.of(walBytes);
    }

    @Override
    public void close() {
        accepts.close();
        walBytes.close();
        servers.close();
    }
}
