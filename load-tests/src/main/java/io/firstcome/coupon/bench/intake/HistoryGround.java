package io.firstcome.coupon.bench.intake;

import io.firstcome.coupon.bench.Ground;
import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.bench.Scenario;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.load.subject.Component;
import java.sql.SQLException;
import java.util.List;

/** Twice the same servers, asked in turn: in one's tables there is nothing, in the other's is what years leave behind. */
final class HistoryGround implements Ground {

    private final IntakeServers young;
    private final IntakeServers old;
    private final Accepts youngAccepts;
    private final Accepts oldAccepts;

    private HistoryGround(IntakeServers young, IntakeServers old, Site site) {
        this.young = young;
        this.old = old;
        this.youngAccepts = Accepts.of(young, site.settings());
        this.oldAccepts = Accepts.of(old, site.settings());
    }

    static HistoryGround start(Site site) throws SQLException {
        site.progress().accept("starting PostgreSQL and coupon-api, each twice");
        IntakeServers young = IntakeServers.start(site, "coupon-api-young", List.of());
        try {
            IntakeServers old = IntakeServers.start(site, "coupon-api-old", List.of());
            try {
                site.progress().accept("filling the tables with " + History.ROWS + " rows, which takes minutes");
                HistoryFill.fill(old.database().dataSource(), History.ROWS);
                return new HistoryGround(young, old, site);
            } catch (RuntimeException | SQLException broken) {
                old.close();
                throw broken;
            }
        } catch (RuntimeException | SQLException broken) {
            young.close();
            throw broken;
        }
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(
                youngAccepts.scenario(History.YOUNG, "an accept where nobody was accepted before this run"),
                oldAccepts.scenario(
                        History.OLD, "the same beside 10 million earlier requests and as many rows of the outbox"));
    }

    @Override
    public List<Component> components() {
        return IntakeServers.components(List.of(young, old), "client");
    }

    @Override
    public List<Meter> meters() {
        return List.of();
    }

    @Override
    public void close() {
        youngAccepts.close();
        oldAccepts.close();
        old.close();
        young.close();
    }
}
