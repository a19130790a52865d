package io.firstcome.coupon.issuing;

import static java.util.Objects.requireNonNull;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.ledger.Held;
import io.firstcome.coupon.ledger.LineState;
import io.firstcome.coupon.ledger.Settlement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/**
 * The ledger's tables in memory, for one thread: {@link LedgerStoreContract} holds it to what PostgreSQL does. A
 * transaction can be broken in on at its points, by whoever is told of them; a line that another transaction has locked
 * cannot be waited for in one thread, so asking for it fails as if the wait had been too long.
 */
public final class MemoryLedger implements LedgerStore, PlatformTransactionManager {

    /** What keeps two transactions from each other's lines. Each can be left out, to see that another holds. */
    public enum Guard {
        LOCK,
        COMPARE_AND_SET,
        CONSTRAINTS,
        /** What is told again is what is stored. */
        MEMORY
    }

    private record Key(CouponId couponId, Object value) {}

    private static final class Transaction extends SimpleTransactionStatus {
        private final List<Runnable> writes = new ArrayList<>();
    }

    private final InstantSource clock;
    private final Consumer<String> points;
    private final Set<Guard> guards;
    private final Deque<Transaction> open = new ArrayDeque<>();
    private final Map<CouponId, Transaction> locked = new HashMap<>();
    private final Map<CouponId, StoredLine> lines = new HashMap<>();
    private final Map<RequestId, RequestDecided> decisions = new LinkedHashMap<>();
    private final Set<Key> unique = new HashSet<>();
    private final Map<Key, Integer> issuedTo = new HashMap<>();
    private final Map<CouponId, TreeMap<Long, IssueRequested>> waiting = new HashMap<>();
    private final Map<CouponId, TreeMap<Long, LineMessage>> early = new HashMap<>();
    private final Map<CouponId, Set<RequestId>> untold = new HashMap<>();
    private final Set<CouponId> everBounded = new LinkedHashSet<>();

    /** @param points is told of each point of a transaction that is reached, and may break it off there by throwing */
    public MemoryLedger(InstantSource clock, Consumer<String> points, Set<Guard> guards) {
        this.clock = clock;
        this.points = points;
        this.guards = guards;
    }

    MemoryLedger(InstantSource clock) {
        this(clock, _ -> {}, EnumSet.allOf(Guard.class));
    }

    /** A failure of the connection, to be thrown at a point. */
    public static RuntimeException connectionLost() {
        return new DataAccessResourceFailureException("the connection is lost");
    }

    /** All decisions that stand, in the order in which they were made. */
    public Collection<RequestDecided> decisions() {
        return decisions.values();
    }

    /** Where the line stands; as nothing is known of it if it is new. */
    public LineState line(CouponId couponId) {
        StoredLine line = lines.get(couponId);
        return line == null ? LineState.empty(couponId) : line.state();
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

    void bound(CouponId couponId) {
        everBounded.add(couponId);
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        points.accept("ledger begins");
        Transaction transaction = new Transaction();
        open.addLast(transaction);
        return transaction;
    }

    @Override
    public void commit(TransactionStatus status) {
        Transaction transaction = (Transaction) status;
        try {
            points.accept("ledger commits");
            transaction.writes.forEach(Runnable::run);
        } finally {
            end(transaction);
        }
        points.accept("ledger has committed");
    }

    @Override
    public void rollback(TransactionStatus status) {
        end((Transaction) status);
    }

    private void end(Transaction transaction) {
        open.remove(transaction);
        locked.values().removeIf(owner -> owner == transaction);
    }

    @Override
    public Map<CouponId, StoredLine> lock(Collection<CouponId> couponIds) {
        points.accept("ledger locks");
        Map<CouponId, StoredLine> found = new HashMap<>();
        for (CouponId couponId : couponIds) {
            hold(couponId);
            found.put(couponId, lines.getOrDefault(couponId, empty(couponId)));
        }
        points.accept("ledger has locked");
        return found;
    }

    private static StoredLine empty(CouponId couponId) {
        return new StoredLine(LineState.empty(couponId), 0, 0);
    }

    private void hold(CouponId couponId) {
        if (!guards.contains(Guard.LOCK)) {
            return;
        }
        Transaction mine = open.getLast();
        Transaction owner = locked.putIfAbsent(couponId, mine);
        if (owner != null && owner != mine) {
            throw new CannotAcquireLockException("another transaction has locked " + couponId);
        }
    }

    @Override
    public long nextSequence(CouponId couponId) {
        return line(couponId).nextSequence();
    }

    @Override
    public Map<CouponId, List<LineMessage>> early(Collection<First> firsts) {
        Map<CouponId, List<LineMessage>> found = new HashMap<>();
        for (First first : firsts) {
            List<LineMessage> kept = of(early, first.couponId()).tailMap(first.nextSequence()).values().stream()
                    .limit(first.limit())
                    .toList();
            if (!kept.isEmpty()) {
                found.put(first.couponId(), kept);
            }
        }
        return found;
    }

    private static <T> TreeMap<Long, T> of(Map<CouponId, TreeMap<Long, T>> table, CouponId couponId) {
        return table.computeIfAbsent(couponId, _ -> new TreeMap<>());
    }

    @Override
    public Map<CouponId, List<IssueRequested>> firstWaiting(Collection<First> firsts) {
        Map<CouponId, List<IssueRequested>> found = new HashMap<>();
        for (First first : firsts) {
            List<IssueRequested> waits = of(waiting, first.couponId()).values().stream()
                    .limit(first.limit())
                    .toList();
            if (!waits.isEmpty()) {
                found.put(first.couponId(), waits);
            }
        }
        return found;
    }

    @Override
    public Map<CouponId, Map<CustomerId, Held>> held(Collection<IssueRequested> requests) {
        Map<CouponId, Map<CustomerId, Held>> found = new HashMap<>();
        for (IssueRequested request : requests) {
            CustomerId customer = request.customerId();
            int issued = issuedTo.getOrDefault(new Key(request.couponId(), customer), 0);
            long waits = of(waiting, request.couponId()).values().stream()
                    .filter(other -> other.customerId().equals(customer))
                    .count();
            if (issued + waits > 0) {
                found.computeIfAbsent(request.couponId(), _ -> new HashMap<>())
                        .put(customer, new Held(issued, Math.toIntExact(waits)));
            }
        }
        return found;
    }

    @Override
    public Instant save(List<Change> changes) {
        points.accept("ledger saves");
        Instant now = clock.instant();
        for (Change change : changes) {
            LineState before = change.settlement().before();
            hold(before.couponId());
            LineState stored = line(before.couponId());
            boolean same = stored.nextSequence() == before.nextSequence() && stored.waiting() == before.waiting();
            if (guards.contains(Guard.COMPARE_AND_SET) && !same) {
                throw new FencedOff(List.of(before.couponId()));
            }
            check(change);
        }
        open.getLast().writes.add(() -> changes.forEach(change -> write(change, now)));
        return now;
    }

    private void check(Change change) {
        if (!guards.contains(Guard.CONSTRAINTS)) {
            return;
        }
        Set<Key> added = new HashSet<>();
        for (NewDecision decision : change.decided()) {
            for (Key key : uniqueKeys(decision)) {
                if (unique.contains(key) || !added.add(key)) {
                    throw new DataIntegrityViolationException("there is one already: " + key);
                }
            }
        }
    }

    private static List<Key> uniqueKeys(NewDecision decision) {
        IssueRequested request = decision.request();
        CouponId couponId = request.couponId();
        List<Key> keys = new ArrayList<>(
                List.of(new Key(couponId, request.requestId()), new Key(couponId, "ticket " + request.ticket())));
        if (decision.decided().decision() instanceof Decision.Issued(long serial)) {
            keys.add(new Key(couponId, "serial " + serial));
            keys.add(new Key(
                    couponId, request.customerId() + " " + decision.decided().nth()));
        }
        return keys;
    }

    private void write(Change change, Instant now) {
        Settlement settlement = change.settlement();
        CouponId couponId = settlement.after().couponId();
        change.decided().forEach(decision -> write(decision, now));
        settlement.joined().forEach(request -> of(waiting, couponId).put(request.ticket(), request));
        settlement.released().forEach(request -> of(waiting, couponId).remove(request.ticket()));
        TreeMap<Long, LineMessage> kept = of(early, couponId);
        change.early().forEach(message -> kept.putIfAbsent(message.sequence(), message));
        kept.subMap(settlement.before().nextSequence(), settlement.after().nextSequence())
                .clear();
        lines.put(
                couponId,
                new StoredLine(
                        settlement.after(), kept.size(), ofUntold(couponId).size()));
    }

    private Set<RequestId> ofUntold(CouponId couponId) {
        return untold.computeIfAbsent(couponId, _ -> new LinkedHashSet<>());
    }

    private void write(NewDecision decision, Instant now) {
        IssueRequested request = decision.request();
        unique.addAll(uniqueKeys(decision));
        decisions.put(
                request.requestId(),
                new RequestDecided(
                        request.couponId(),
                        request.requestId(),
                        request.customerId(),
                        request.sequence(),
                        request.ticket(),
                        decision.decided().decision(),
                        decision.coupon(),
                        now));
        if (decision.coupon() != null) {
            issuedTo.merge(new Key(request.couponId(), request.customerId()), 1, Integer::sum);
        }
        if (decision.untold()) {
            ofUntold(request.couponId()).add(request.requestId());
        }
    }

    @Override
    public List<RequestDecided> toBeTold(Collection<RequestId> requests, Collection<CouponId> withUntold) {
        Set<RequestId> wanted = new HashSet<>(requests);
        withUntold.forEach(couponId -> wanted.addAll(ofUntold(couponId)));
        return wanted.stream()
                .filter(decisions::containsKey)
                .map(request -> told(requireNonNull(decisions.get(request))))
                .sorted(Comparator.comparing(
                                (RequestDecided decided) -> decided.couponId().value())
                        .thenComparing(RequestDecided::ticket))
                .toList();
    }

    private RequestDecided told(RequestDecided stored) {
        return guards.contains(Guard.MEMORY)
                ? stored
                : new RequestDecided(
                        stored.couponId(),
                        stored.requestId(),
                        stored.customerId(),
                        stored.sequence(),
                        stored.ticket(),
                        new Decision.Refused(RefusalReason.FAILED),
                        null,
                        stored.decidedAt());
    }

    @Override
    public int markTold(Collection<RequestDecided> told) {
        points.accept("ledger marks as told");
        Set<CouponId> marked = new HashSet<>();
        for (RequestDecided decided : told) {
            CouponId couponId = decided.couponId();
            if (locked.containsKey(couponId)) {
                throw new CannotAcquireLockException("another transaction has locked " + couponId);
            }
            if (ofUntold(couponId).remove(decided.requestId())) {
                marked.add(couponId);
            }
        }
        marked.forEach(couponId -> lines.computeIfPresent(
                couponId,
                (_, line) -> new StoredLine(
                        line.state(), line.early(), ofUntold(couponId).size())));
        return marked.size();
    }

    @Override
    public List<Due> due() {
        List<Due> due = new ArrayList<>();
        for (CouponId couponId : everBounded) {
            StoredLine line = lines.getOrDefault(couponId, empty(couponId));
            boolean canGoOn = line.state().releasable() > 0
                    || of(early, couponId).containsKey(line.state().nextSequence());
            if (canGoOn || line.untold() > 0) {
                due.add(new Due(couponId, canGoOn));
            }
        }
        due.sort(Comparator.comparing(line -> line.couponId().toString()));
        return due;
    }
}
