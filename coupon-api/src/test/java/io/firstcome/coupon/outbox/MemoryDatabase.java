package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/**
 * What the parts of schema {@code intake} share, in memory and for one thread: transactions, locks, the outbox in commit
 * order with its slot, the messages that the lines' own tables keep, and the lines' progress. What a transaction writes
 * is there once it is committed; no transaction reads what it has written itself. A lock that another transaction has
 * cannot be waited for in one thread, so asking for it fails as if the wait had been too long.
 */
public final class MemoryDatabase implements PlatformTransactionManager {

    /**
     * A row of the outbox.
     *
     * @param position counts the rows in commit order, from 1, as the WAL does
     */
    public record Row(LineMessage message, Instant createdAt, long position) {}

    /** How far a line is decided, as projected, and since when. */
    record Progress(LineProgressed told, Instant at) {}

    private static final class Transaction extends SimpleTransactionStatus {
        private final List<Runnable> writes = new ArrayList<>();
    }

    private final InstantSource clock;
    private final Consumer<String> points;
    private final Deque<Transaction> open = new ArrayDeque<>();
    private final Map<Object, Transaction> locked = new HashMap<>();
    private final List<Row> outbox = new ArrayList<>();
    private final Map<CouponId, TreeMap<Long, List<Row>>> outboxByPlace = new HashMap<>();
    private final Map<CouponId, TreeMap<Long, LineMessage>> kept = new HashMap<>();
    private final Map<CouponId, Progress> progress = new HashMap<>();
    private final Set<RequestId> decided = new HashSet<>();
    private @Nullable Long confirmed = 0L;

    /** @param points is told of each point of a transaction that is reached, and may break it off there by throwing */
    public MemoryDatabase(InstantSource clock, Consumer<String> points) {
        this.clock = clock;
        this.points = points;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Says that a point is reached. */
    public void reach(String point) {
        points.accept(point);
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        points.accept("intake begins");
        Transaction transaction = new Transaction();
        open.addLast(transaction);
        return transaction;
    }

    @Override
    public void commit(TransactionStatus status) {
        Transaction transaction = (Transaction) status;
        try {
            points.accept("intake commits");
            transaction.writes.forEach(Runnable::run);
        } finally {
            end(transaction);
        }
        points.accept("intake has committed");
    }

    @Override
    public void rollback(TransactionStatus status) {
        end((Transaction) status);
    }

    private void end(Transaction transaction) {
        open.remove(transaction);
        locked.values().removeIf(owner -> owner == transaction);
    }

    /** How many transactions are open. */
    public int open() {
        return open.size();
    }

    /** Ends what was opened after there were so many: the processes that had it are dead. */
    public void abandon(int remaining) {
        while (open.size() > remaining) {
            end(open.getLast());
        }
    }

    /** Locks the row until the current transaction ends; fails if another one has it. */
    public void lock(Object row) {
        if (!tryLock(row)) {
            throw new CannotAcquireLockException("another transaction has locked " + row);
        }
    }

    boolean tryLock(Object row) {
        Transaction owner = locked.putIfAbsent(row, open.getLast());
        return owner == null || owner == open.getLast();
    }

    boolean isLocked(Object row) {
        return locked.containsKey(row);
    }

    /** Does it when the current transaction commits, at once if there is none. */
    public void write(Runnable write) {
        if (open.isEmpty()) {
            write.run();
        } else {
            open.getLast().writes.add(write);
        }
    }

    /** Keeps the message in its line's own tables; what stands there in its place makes room. */
    public void keep(LineMessage message) {
        write(() ->
                kept.computeIfAbsent(message.couponId(), _ -> new TreeMap<>()).put(message.sequence(), message));
    }

    /** Appends to the outbox. */
    public void append(List<? extends LineMessage> messages) {
        Instant created = now();
        write(() -> messages.forEach(message -> {
            Row row = new Row(message, created, outbox.size() + 1L);
            outbox.add(row);
            outboxByPlace
                    .computeIfAbsent(message.couponId(), _ -> new TreeMap<>())
                    .computeIfAbsent(message.sequence(), _ -> new ArrayList<>())
                    .add(row);
        }));
    }

    /** An admin's word that the request at this place has failed. */
    public void fail(CouponId couponId, long sequence) {
        if (kept(couponId).get(sequence) instanceof IssueRequested request) {
            RequestFailed failed = new RequestFailed(request);
            TransactionStatus transaction = getTransaction(null);
            keep(failed);
            append(List.of(failed));
            commit(transaction);
        }
    }

    /** What stands in the line, by place. */
    public SequencedMap<Long, LineMessage> line(CouponId couponId) {
        return kept(couponId);
    }

    TreeMap<Long, LineMessage> kept(CouponId couponId) {
        return kept.computeIfAbsent(couponId, _ -> new TreeMap<>());
    }

    Set<CouponId> lines() {
        return kept.keySet();
    }

    /** The last place that the line has given out, 0 if there is no such line. */
    long lineEnd(CouponId couponId) {
        TreeMap<Long, LineMessage> line = kept(couponId);
        return line.isEmpty() ? 0 : line.lastKey();
    }

    /** The copies of a message, the first first; an admin's word about it before the others. */
    List<Row> copies(CouponId couponId, long sequence) {
        List<Row> rows = outboxByPlace.getOrDefault(couponId, new TreeMap<>()).getOrDefault(sequence, List.of());
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort((one, other) ->
                Boolean.compare(other.message() instanceof RequestFailed, one.message() instanceof RequestFailed));
        return sorted;
    }

    /** The outbox no longer has the line's rows: their partition is dropped. Its own tables have them. */
    public void dropOutbox(CouponId couponId) {
        outboxByPlace.remove(couponId);
    }

    /** Rows beyond the position, in commit order. */
    public List<Row> committedAfter(long position, int limit) {
        int from = Math.toIntExact(position);
        return List.copyOf(outbox.subList(from, Math.toIntExact(Math.min(outbox.size(), (long) from + limit))));
    }

    /** What the relay's slot has confirmed; empty if there is no slot. */
    public OptionalLong confirmed() {
        return confirmed == null ? OptionalLong.empty() : OptionalLong.of(confirmed);
    }

    /** What the slot tells of a message. */
    OpenGap.Carrier carrier(CouponId couponId, long sequence) {
        if (confirmed == null) {
            return OpenGap.Carrier.ABSENT;
        }
        return isOnItsWay(couponId, sequence) ? OpenGap.Carrier.ON_ITS_WAY : OpenGap.Carrier.PUBLISHED;
    }

    boolean isOnItsWay(CouponId couponId, long sequence) {
        OptionalLong published = confirmed();
        return published.isPresent()
                && copies(couponId, sequence).stream().anyMatch(row -> row.position() > published.getAsLong());
    }

    public void confirm(long position) {
        if (confirmed != null) {
            confirmed = Math.max(confirmed, Math.min(position, outbox.size()));
        }
    }

    public void loseSlot() {
        confirmed = null;
    }

    /** Makes the slot if there is none; it begins after all that was written. */
    public void makeSlot() {
        if (confirmed == null) {
            confirmed = (long) outbox.size();
        }
    }

    /** Stores what supersedes the stored. */
    public void advance(LineProgressed told) {
        write(() -> {
            Progress known = progress.get(told.couponId());
            if (known == null || told.supersedes(known.told())) {
                progress.put(told.couponId(), new Progress(told, now()));
            }
        });
    }

    /** How far the line is decided, as far as it was projected. */
    public Optional<LineProgressed> progress(CouponId couponId) {
        return Optional.ofNullable(progress.get(couponId)).map(Progress::told);
    }

    Optional<Instant> progressedAt(CouponId couponId) {
        return Optional.ofNullable(progress.get(couponId)).map(Progress::at);
    }

    /** Notes requests whose decisions are stored. */
    public void decided(Collection<RequestId> requests) {
        write(() -> decided.addAll(requests));
    }

    boolean isDecided(RequestId request) {
        return decided.contains(request);
    }

    long nextSequence(CouponId couponId) {
        return progress(couponId).map(LineProgressed::nextSequence).orElse(1L);
    }

    /** Puts a line into the tables, and those of its messages into the outbox that are to be there. */
    void seed(List<LineMessage> messages, List<LineMessage> inOutbox) {
        messages.forEach(this::keep);
        append(inOutbox);
    }
}
