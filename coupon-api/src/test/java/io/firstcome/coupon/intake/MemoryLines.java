package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.intake.IntakePlan.Asker;
import io.firstcome.coupon.intake.IntakePlan.Joining;
import io.firstcome.coupon.intake.IntakePlan.Locked;
import io.firstcome.coupon.outbox.MemoryDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.TransactionStatus;

/** The lines in memory; {@link LineStoreContract} holds it to what PostgreSQL does. */
public final class MemoryLines implements LineStore {

    /** What keeps the lines right. Each can be left out, to see that another holds. */
    public enum Guard {
        LOCK,
        CONSTRAINTS,
        FLUSH
    }

    /** To be thrown at a point of a transaction: the connection breaks there. */
    public static final class ConnectionLost extends RuntimeException {}

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CONNECTION_FAILURE = "08006";
    private static final String UNIQUE_VIOLATION = "23505";

    private final MemoryDatabase database;
    private final Set<Guard> guards;
    private final Map<CouponId, Line> lines = new HashMap<>();
    private final Map<Asker, List<Standing>> standing = new HashMap<>();
    private final Set<Object> unique = new HashSet<>();

    public MemoryLines(MemoryDatabase database, Set<Guard> guards) {
        this.database = database;
        this.guards = guards;
    }

    /** Opens the line: the terms are its first message. */
    public void open(CouponId couponId, Terms terms, UUID messageId) {
        lines.put(couponId, line(couponId, 1, 1, terms, false));
        change(couponId, terms, false, messageId);
    }

    /** Changes the line's terms by a message of it, as an admin does; false if the line is locked now. */
    public boolean change(CouponId couponId, Terms terms, boolean paused, UUID messageId) {
        TransactionStatus transaction = database.getTransaction(null);
        try {
            database.lock(couponId);
        } catch (CannotAcquireLockException locked) {
            database.rollback(transaction);
            return false;
        }
        Line before = find(couponId);
        CouponTerms message = new CouponTerms(messageId, couponId, before.nextSequence(), terms);
        Line after = line(couponId, before.nextSequence() + 1, before.nextTicket(), terms, paused);
        database.keep(message);
        database.append(List.of(message));
        database.write(() -> lines.put(couponId, after));
        database.commit(transaction);
        return true;
    }

    private Line find(CouponId couponId) {
        Line line = lines.get(couponId);
        if (line == null) {
            throw new IllegalArgumentException("there is no line of " + couponId);
        }
        return line;
    }

    private static Line line(CouponId couponId, long nextSequence, long nextTicket, Terms terms, boolean paused) {
        return new Line(
                couponId,
                nextSequence,
                nextTicket,
                terms.capacity(),
                terms.opensAt(),
                terms.closesAt(),
                terms.closed(),
                paused,
                terms.perCustomerLimit());
    }

    /** How many requests stand in the line. */
    public long members(CouponId couponId) {
        return find(couponId).members();
    }

    @Override
    public Transaction begin() throws SQLException {
        return new Batch(sql(() -> database.getTransaction(null)));
    }

    @Override
    public void connectionLost() {}

    private interface Step<T> {
        T take();
    }

    /** Failures as the driver reports them. */
    private static <T> T sql(Step<T> step) throws SQLException {
        try {
            return step.take();
        } catch (ConnectionLost lost) {
            throw new SQLException("the connection is lost", CONNECTION_FAILURE, lost);
        } catch (CannotAcquireLockException locked) {
            throw new SQLException("lock not available", LOCK_NOT_AVAILABLE, locked);
        }
    }

    private final class Batch implements Transaction {

        private final TransactionStatus transaction;

        Batch(TransactionStatus transaction) {
            this.transaction = transaction;
        }

        @Override
        public Map<CouponId, Locked> lock(Collection<CouponId> couponIds) throws SQLException {
            return sql(() -> {
                database.reach("intake locks");
                Map<CouponId, Locked> locked = new HashMap<>();
                for (CouponId couponId : couponIds) {
                    Line line = lines.get(couponId);
                    if (line != null && guards.contains(Guard.LOCK)) {
                        database.lock(couponId);
                    }
                    if (line != null) {
                        locked.put(couponId, new Locked(line, database.now()));
                    }
                }
                return locked;
            });
        }

        @Override
        public Map<Asker, List<Standing>> inLine(Collection<Asker> askers) throws SQLException {
            return sql(() -> {
                Map<Asker, List<Standing>> found = new HashMap<>();
                for (Asker asker : askers) {
                    List<Standing> mine = standing.getOrDefault(asker, List.of());
                    if (!mine.isEmpty()) {
                        found.put(asker, mine);
                    }
                }
                database.reach("intake has read");
                return found;
            });
        }

        @Override
        public void join(IntakePlan plan) throws SQLException {
            if (guards.contains(Guard.CONSTRAINTS)) {
                for (Joining joining : plan.accepted()) {
                    check(joining);
                }
            }
            List<IssueRequested> messages =
                    plan.accepted().stream().map(Joining::message).toList();
            messages.forEach(database::keep);
            database.append(messages);
            database.write(() -> {
                plan.accepted().forEach(MemoryLines.this::add);
                messages.stream()
                        .map(IssueRequested::couponId)
                        .distinct()
                        .forEach(couponId -> lines.computeIfPresent(couponId, (_, line) -> moved(line, plan)));
            });
        }

        private static Line moved(Line line, IntakePlan plan) {
            Line after = plan.lines().getOrDefault(line.couponId(), line);
            return new Line(
                    line.couponId(),
                    after.nextSequence(),
                    after.nextTicket(),
                    line.capacity(),
                    line.opensAt(),
                    line.closesAt(),
                    line.closed(),
                    line.paused(),
                    line.perCustomerLimit());
        }

        private void check(Joining joining) throws SQLException {
            for (Object key : keys(joining)) {
                if (unique.contains(key)) {
                    throw new SQLException("there is one already: " + key, UNIQUE_VIOLATION);
                }
            }
        }

        /** A failure before the commit is sent and one after it has happened look the same to who waits for its answer. */
        @Override
        public void commit() throws SQLException {
            try {
                if (!guards.contains(Guard.FLUSH) && isLostBeforeItIsFlushed()) {
                    database.rollback(transaction);
                    return;
                }
                database.commit(transaction);
            } catch (ConnectionLost lost) {
                throw new CommitInDoubtException(
                        new SQLException("the commit's answer is lost", CONNECTION_FAILURE, lost));
            }
        }

        private boolean isLostBeforeItIsFlushed() {
            try {
                database.reach("intake flushes");
                return false;
            } catch (ConnectionLost lost) {
                return true;
            }
        }

        @Override
        public void rollback() {
            database.rollback(transaction);
        }

        @Override
        public void close() {
            database.rollback(transaction);
        }
    }

    private void add(Joining joining) {
        unique.addAll(keys(joining));
        Asker asker = new Asker(joining.message().couponId(), joining.message().customerId());
        List<Standing> mine = new ArrayList<>(standing.getOrDefault(asker, List.of()));
        mine.add(joining.standing());
        standing.put(asker, mine);
    }

    private record Key(CouponId couponId, Object value) {}

    private record Nth(Asker asker, int nth) {}

    private static List<Object> keys(Joining joining) {
        IssueRequested message = joining.message();
        return List.of(
                message.requestId(),
                new Key(message.couponId(), message.ticket()),
                new Nth(
                        new Asker(message.couponId(), message.customerId()),
                        joining.standing().nth()));
    }
}
