package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Who stands in the lines that have ended, so that whoever is surely not among them can be refused from memory while an
 * accepted customer who asks again still gets the ticket.
 *
 * <p>A line that has ended or is paused gets no more members until its terms change, so its members are read once, when somebody asks
 * for it first; until they are there, the database is asked. A set is valid for exactly as many members as the line has
 * now: after a raise it is dropped as soon as one more has joined. Kept are 64-bit hashes: a collision only has the
 * database asked.
 */
@Component
class LineMembers implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LineMembers.class);

    private static final int FETCH_ROWS = 10_000;
    private static final long PAUSE_MILLIS = 200;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Locks nothing. Once for each line that has ended; as many rows as the line has members. */
    private static final String READ_MEMBERS = "SELECT customer_id FROM intake.issue_request WHERE coupon_id = ?";

    private final IntakePool pool;
    private final BoardSettings settings;
    private final Map<CouponId, MemberSet> sets = new ConcurrentHashMap<>();
    private final Set<CouponId> loading = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService loader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("line-members").factory());

    LineMembers(IntakePool pool, BoardSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /** Whether the customer is not in this ended line; false also if that is not known (yet). */
    boolean surelyWithout(Line line, CustomerId customerId) {
        MemberSet set = sets.get(line.couponId());
        if (set != null && set.size() == line.members()) {
            return !set.mayContain(customerId);
        }
        if (line.members() <= settings.maxMembersInMemory() && loading.add(line.couponId())) {
            loadLater(line);
        }
        return false;
    }

    private void loadLater(Line line) {
        try {
            loader.execute(() -> load(line));
        } catch (RejectedExecutionException _) {
            loading.remove(line.couponId()); // this instance is stopping
        }
    }

    private void load(Line line) {
        try {
            sets.remove(line.couponId());
            MemberSet set = makeRoom(line.members()) ? read(line) : null;
            if (set == null) {
                tryAgainLater(line);
            } else {
                sets.put(line.couponId(), set);
                loading.remove(line.couponId());
            }
        } catch (SQLException | RuntimeException failure) {
            log.warn(
                    "The members of line {} could not be read ({}); whoever asks for it costs a database query until"
                            + " they are",
                    line.couponId(),
                    failure.getMessage());
            tryAgainLater(line);
        }
    }

    private void tryAgainLater(Line line) {
        var _ = loader.schedule(() -> loading.remove(line.couponId()), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns null if the line has gone on meanwhile. */
    private @Nullable MemberSet read(Line line) throws SQLException {
        MemberSet.Builder members = new MemberSet.Builder(Math.toIntExact(line.members()));
        try (Connection connection = pool.connection();
                PreparedStatement statement = connection.prepareStatement(READ_MEMBERS)) {
            statement.setFetchSize(FETCH_ROWS);
            statement.setObject(1, line.couponId().value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (!members.add(rows.getString(1))) {
                        return null;
                    }
                }
            }
        }
        return members.build();
    }

    /** Only sets that nobody asks for make room: two crowds shall not drive each other's out again and again. */
    private boolean makeRoom(long wanted) {
        long kept = sets.values().stream().mapToLong(MemberSet::size).sum();
        while (kept + wanted > settings.maxMembersInMemory()) {
            Optional<Map.Entry<CouponId, MemberSet>> idle = sets.entrySet().stream()
                    .filter(entry -> entry.getValue().idleNanos() > IDLE_NANOS)
                    .max(Comparator.comparingLong(entry -> entry.getValue().idleNanos()));
            if (idle.isEmpty()) {
                return false;
            }
            sets.remove(idle.get().getKey());
            kept -= idle.get().getValue().size();
        }
        return true;
    }

    @Override
    public void destroy() {
        loader.shutdownNow();
    }
}
