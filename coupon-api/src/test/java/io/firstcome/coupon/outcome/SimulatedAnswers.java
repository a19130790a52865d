package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.json.DecisionJson;
import io.firstcome.coupon.contract.json.Reading;
import io.firstcome.coupon.outbox.MemoryDatabase;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * What one instance tells its customers about their requests, from what it heard and from the tables: the real {@link
 * RequestStatuses}, {@link RecentDecisions} and {@link LinePositions} over memory.
 */
public final class SimulatedAnswers {

    static final OutcomeSettings SETTINGS = new OutcomeSettings(1_000, 100, 1_000, 100, 100, 1_000, 5);

    /**
     * What a customer is told.
     *
     * @param status {@code accepted}, {@code waiting}, {@code issued} or {@code refused}
     * @param answer all of it that must never change once it is final
     * @param position how many undecided requests are ahead, -1 once it is decided
     */
    public record Told(String status, String answer, long position) {

        public boolean isFinal() {
            return position < 0;
        }
    }

    private final MemoryDatabase database;
    private final MemoryOutcomes outcomes;
    private final boolean onlyStored;
    private final HeldDecisions held;
    private final DecisionDelivery delivery;
    private final RequestStatuses statuses;

    /** @param onlyStored whether what is heard is told only once it is stored; if not, at once */
    public SimulatedAnswers(MemoryDatabase database, MemoryOutcomes outcomes, InstantSource clock, boolean onlyStored) {
        this.database = database;
        this.outcomes = outcomes;
        this.onlyStored = onlyStored;
        held = new HeldDecisions(outcomes);
        LinePositions positions = new LinePositions(SETTINGS);
        RecentDecisions recent = new RecentDecisions(SETTINGS);
        DecideRates rates = new DecideRates(SETTINGS, clock);
        JdbcClient none = JdbcClient.create(new NoDataSource());
        delivery = new DecisionDelivery(List.of(recent, positions, rates));
        statuses = new RequestStatuses(recent, positions, rates, new CouponNames(none));
    }

    /** Hears what the ledger says. */
    public void hear(int partition, byte[] record) {
        if (DecisionJson.read(record) instanceof Reading.Read<DecisionMessage>(DecisionMessage message)) {
            if (onlyStored) {
                held.add(partition, message);
            } else {
                delivery.deliver(message);
            }
        }
    }

    /** Looks which of it is stored, and takes it in. */
    public void look() {
        held.release().forEach(delivery::deliver);
    }

    /** What the customer of this ticket is told now. */
    public Told tell(Ticket ticket) {
        Optional<RequestDecided> stored = outcomes.find(ticket.requestId());
        IssueRequestStatus status = statuses.status(new AcceptedRequest(
                ticket,
                "simulated",
                stored.map(Outcome::of).orElse(null),
                database.progress(ticket.couponId()).orElse(null)));
        Long position = status.position();
        return new Told(
                status.status(),
                status.status() + " " + status.reason() + " " + status.coupon(),
                position == null ? -1 : position);
    }

    /** Names come from the request that was read, so no database is asked. */
    private static final class NoDataSource extends AbstractDataSource {

        @Override
        public Connection getConnection() {
            throw new DataAccessResourceFailureException("no database is asked");
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }
    }
}
