package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.BenchSettings;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.wire.Asking;
import io.firstcome.coupon.bench.wire.OpenCoupons;
import io.firstcome.coupon.bench.wire.Requests;
import io.firstcome.coupon.bench.wire.Saturation;

/** Accepts for one coupon at a time, as many as are answered; each an open place, durable, once per customer. */
final class Accepts implements AutoCloseable {

    private static final int ACCEPTED = 202;

    private final OpenCoupons coupons;
    private final Requests requests;
    private final Saturation saturation;

    private Accepts(OpenCoupons coupons, Requests requests, Saturation saturation) {
        this.coupons = coupons;
        this.requests = requests;
        this.saturation = saturation;
    }

    /** Signs the customers' tokens, about a millisecond of processor time each. */
    static Accepts of(IntakeServers servers, BenchSettings settings) {
        return new Accepts(
                new OpenCoupons(servers.api(), servers.keys()),
                Requests.of(servers.server(), servers.keys(), settings.customers()),
                new Saturation(servers.server(), settings.connections()));
    }

    Scenario scenario(String name, String meaning) {
        return asking(
                name,
                meaning,
                ACCEPTED,
                most -> requests.each(coupons.published(couponsFor(most), OpenCoupons.PLENTY)));
    }

    /** The same customers ask for something else. */
    Scenario asking(String name, String meaning, int expected, Asking.Making making) {
        return new Asking(name, meaning, saturation, expected, making);
    }

    OpenCoupons coupons() {
        return coupons;
    }

    Requests requests() {
        return requests;
    }

    /** A customer has one of each coupon, so a sample needs several, one after the other. */
    int couponsFor(int most) {
        return most / requests.customers() + 1;
    }

    @Override
    public void close() {
        coupons.close();
    }
}
