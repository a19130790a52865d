package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.bench.meter.DatabaseMeter;
import io.firstcome.coupon.bench.reference.ReferenceTables;
import io.firstcome.coupon.bench.wire.Asking;
import io.firstcome.coupon.bench.wire.OpenCoupons;
import io.firstcome.coupon.bench.wire.Requests;
import io.firstcome.coupon.bench.wire.Saturation;
import io.firstcome.coupon.load.subject.Component;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What is compared: coupon-api's own ways, and the references beside them. */
final class IntakeGround implements Ground {

    private static final int MANY = 1_000;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private final IntakeServers servers;
    private final DatabaseMeter walBytes;
    private final OpenCoupons coupons;
    private final Requests requests;
    private final Saturation saturation;

    private IntakeGround(IntakeServers servers, DatabaseMeter walBytes, Site site) {
        this.servers = servers;
        this.walBytes = walBytes;
        this.coupons = new OpenCoupons(servers.api(), servers.keys());
        this.requests =
                Requests.of(servers.server(), servers.keys(), site.settings().customers());
        this.saturation = new Saturation(servers.server(), site.settings().connections());
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
        return List.of(nothing(), accept(), spread(), refuse(), locked(), plain());
    }

    /** An accept: durable, ordered, once per customer. */
    private Scenario accept() {
        return asking(
                Intake.ACCEPT,
                "POST /v1/coupons/{id}/issue-requests: a place in one coupon's line, committed",
                ACCEPTED,
                most -> requests.each(coupons.published(couponsFor(most), OpenCoupons.PLENTY)));
    }

    /** A line each for many coupons, among which the requests of a moment are spread. */
    private Scenario spread() {
        Spread spread = new Spread(coupons, requests, MANY);
        return asking(
                Intake.SPREAD, "the same, each request for another coupon in turn", ACCEPTED, _ -> spread.requests());
    }

    /** A refusal when the line is full. */
    private Scenario refuse() {
        return asking(
                Intake.REFUSE,
                "the same when the coupon is sold out",
                CONFLICT,
                _ -> requests.each(List.of(coupons.soldOut())));
    }

    /** Reference (a). */
    private Scenario nothing() {
        return asking(
                Intake.NOTHING,
                "an endpoint beside it that authenticates, reads the request, answers 202 and does nothing",
                ACCEPTED,
                _ -> requests.each(reference("nothing", randomIds(1))));
    }

    /** Reference (b). */
    private Scenario locked() {
        return asking(
                Intake.LOCKED,
                "one JPA transaction a request with a pessimistic lock on the coupon",
                ACCEPTED,
                most -> requests.each(reference("locked", lockedCoupons(couponsFor(most)))));
    }

    /** Reference (c). */
    private Scenario plain() {
        return asking(
                Intake.PLAIN,
                "one JDBC transaction a request with the same two inserts; no lock, no look-up, no order",
                ACCEPTED,
                most -> requests.each(reference("plain", randomIds(couponsFor(most)))));
    }

    private Scenario asking(String name, String meaning, int expected, Asking.Making making) {
        return new Asking(name, meaning, saturation, expected, making);
    }

    /** A customer has one of each coupon, so a sample needs several, one after the other. */
    private int couponsFor(int most) {
        return most / requests.customers() + 1;
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
        return servers.components();
    }

    @Override
    public List<Meter> meters() {
        return List.of(walBytes);
    }

    @Override
    public void close() {
        coupons.close();
        walBytes.close();
        servers.close();
    }
}
