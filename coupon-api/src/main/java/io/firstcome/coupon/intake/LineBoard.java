package io.firstcome.coupon.intake;

import static io.firstcome.coupon.api.Columns.instant;

import io.firstcome.coupon.api.RepeatedWork;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.retrying.Outage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * All lines as they stood a moment ago, for the answers that are certain without asking the database: the line is not
 * open yet, or it takes nobody (any more, or for now) and the customer is not in it. So a sold-out coupon's crowd costs
 * no database.
 *
 * <p>Refreshed by one query every {@code refreshMillis}, and at once by what this instance itself writes. A raise of the
 * quantity on another instance is seen within {@code refreshMillis}: a refusal is final for as long as the terms stand,
 * and the terms stand here until they have been read again. Whatever the board does not know goes on to the database.
 */
@Component
public class LineBoard extends RepeatedWork implements CommittedLines {

    private static final Logger log = LoggerFactory.getLogger(LineBoard.class);

    /** Locks nothing. The lines that can change, those that have closed since, and the time in any case. */
    private static final String READ_LINES = """
            SELECT %s, clock_timestamp() AS now
              FROM (VALUES (1)) AS always
              LEFT JOIN (SELECT * FROM intake.line WHERE NOT closed
                         UNION ALL
                         SELECT * FROM intake.line WHERE closed AND coupon_id = ANY (?)) AS line ON true
             LIMIT ?
            """.formatted(Lines.COLUMNS);

    /** The database's time at {@code nanos} on this machine, or a little later: never behind the database's clock. */
    private record Reading(Instant databaseTime, long nanos) {

        Instant now() {
            return databaseTime.plusNanos(System.nanoTime() - nanos);
        }
    }

    private final IntakePool pool;
    private final LineMembers members;
    private final BoardSettings settings;
    private final Map<CouponId, Line> lines = new ConcurrentHashMap<>();
    private final Outage outage;
    private volatile @Nullable Reading reading;

    LineBoard(IntakePool pool, LineMembers members, BoardSettings settings) {
        super("line-board", Duration.ofMillis(settings.refreshMillis()));
        this.pool = pool;
        this.members = members;
        this.settings = settings;
        this.outage = new Outage(
                log,
                "The lines cannot be read: answers from memory go on for " + settings.staleMillis()
                        + " ms, then the database is asked for each; it goes on by itself.");
    }

    /** The answer, if it is certain from memory. */
    Optional<Answer> answer(CouponId couponId, CustomerId customerId) {
        Line line = lines.get(couponId);
        Reading read = reading;
        if (line == null || read == null || isStale(read)) {
            return Optional.empty();
        }
        Instant now = read.now();
        if (now.isBefore(line.opensAt()) && !line.closed()) {
            return Optional.of(new Answer.NotOpenYet(line.opensAt()));
        }
        if (line.ended() && members.surelyWithout(line, customerId)) {
            return line.refusal(now);
        }
        return Optional.empty();
    }

    /** The line as it stood a moment ago; empty if it is not known here. */
    public Optional<Line> find(CouponId couponId) {
        return Optional.ofNullable(lines.get(couponId));
    }

    /** The database's time; empty if it was never read. */
    public Optional<Instant> now() {
        Reading read = reading;
        return read == null ? Optional.empty() : Optional.of(read.now());
    }

    /** Whether the lines could be read when it was tried last, a moment ago. */
    boolean isRead() {
        return !outage.isOn();
    }

    private boolean isStale(Reading read) {
        return System.nanoTime() - read.nanos() > TimeUnit.MILLISECONDS.toNanos(settings.staleMillis());
    }

    /** How many requests stand in each line that has any and is not closed, as far as this instance knows. */
    public Map<CouponId, Long> acceptedInOpenLines() {
        return lines.values().stream()
                .filter(line -> !line.closed() && line.members() > 0)
                .collect(Collectors.toMap(Line::couponId, Line::members));
    }

    @Override
    public void learn(Collection<Line> committed) {
        for (Line line : committed) {
            if (lines.size() < settings.maxLines() || lines.containsKey(line.couponId()) || forgetOneClosed()) {
                lines.merge(line.couponId(), line, Line::later);
            }
        }
    }

    private boolean forgetOneClosed() {
        for (Line line : lines.values()) {
            if (line.closed()) {
                return lines.remove(line.couponId(), line);
            }
        }
        return false;
    }

    /**
     * Reads the lines now. An admin's change is answered after this, so that this instance knows it by then; if it
     * fails, the next regular one will do.
     */
    public synchronized void refresh() {
        long before = System.nanoTime();
        try (Connection connection = pool.connection();
                PreparedStatement statement = connection.prepareStatement(READ_LINES)) {
            Object[] open = lines.values().stream()
                    .filter(line -> !line.closed())
                    .map(line -> line.couponId().value())
                    .toArray();
            statement.setArray(1, connection.createArrayOf("uuid", open));
            statement.setInt(2, settings.maxLines());
            List<Line> read = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getObject("coupon_id") != null) {
                        read.add(Lines.read(rows));
                    }
                    reading = new Reading(instant(rows, "now"), before);
                }
            }
            learn(read);
            outage.over();
        } catch (SQLException failure) {
            outage.failed(failure);
        }
    }

    @Override
    protected void prepare() {
        refresh();
    }

    @Override
    protected void work() {
        refresh();
    }
}
