package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.transaction.TransactionStatus;

/** {@code intake.untold} in memory; {@link UntoldStoreContract} holds it to what PostgreSQL does. */
final class MemoryUntold implements UntoldStore {

    private record Asked(long to, int rounds, Instant dueAt) {}

    private record Locked(CouponId couponId) {}

    private final MemoryDatabase database;
    private final HealingSettings settings;
    private final Map<CouponId, Asked> asked = new LinkedHashMap<>();

    MemoryUntold(MemoryDatabase database, HealingSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public List<CouponId> add(int limit) {
        Instant now = database.now();
        Instant since = now.minusMillis(settings.stallMillis());
        List<CouponId> found = new ArrayList<>();
        for (CouponId couponId : database.lines()) {
            boolean still = database.progressedAt(couponId)
                    .map(moved -> moved.isBefore(since))
                    .orElse(false);
            if (found.size() < limit && still && !asked.containsKey(couponId) && isMissing(couponId)) {
                found.add(couponId);
            }
        }
        TransactionStatus statement = database.getTransaction(null);
        found.forEach(couponId -> database.write(() -> asked.put(couponId, new Asked(0, 0, now))));
        database.commit(statement);
        return found;
    }

    private boolean isMissing(CouponId couponId) {
        return database.progress(couponId)
                .map(told -> told.lastTicket() - told.waiting()
                                > requests(couponId)
                                        .filter(request -> database.isDecided(request.requestId()))
                                        .count()
                        || (told.waiting() > 0 && (told.closed() || told.issued() < told.quantity())))
                .orElse(false);
    }

    private Stream<IssueRequested> requests(CouponId couponId) {
        return database.kept(couponId).values().stream().flatMap(MemoryUntold::request);
    }

    private static Stream<IssueRequested> request(LineMessage message) {
        return switch (message) {
            case IssueRequested request -> Stream.of(request);
            case RequestFailed failed -> Stream.of(failed.request());
            default -> Stream.empty();
        };
    }

    @Override
    public Optional<UntoldLine> takeDue() {
        database.reach("untold takes");
        Optional<CouponId> due = asked.entrySet().stream()
                .filter(line -> !line.getValue().dueAt().isAfter(database.now()))
                .filter(line -> !database.isLocked(new Locked(line.getKey())))
                .min(Comparator.comparing(line -> line.getValue().dueAt()))
                .map(Map.Entry::getKey);
        due.ifPresent(couponId -> database.lock(new Locked(couponId)));
        return due.map(couponId -> line(couponId, asked.getOrDefault(couponId, new Asked(0, 0, Instant.EPOCH))));
    }

    private UntoldLine line(CouponId couponId, Asked line) {
        boolean missing = isMissing(couponId);
        long undecided = requests(couponId)
                .filter(_ -> missing)
                .filter(request -> request.sequence() > line.to())
                .filter(request -> request.ticket()
                        <= database.progress(couponId)
                                .map(LineProgressed::lastTicket)
                                .orElse(0L))
                .filter(request -> !database.isDecided(request.requestId()))
                .mapToLong(IssueRequested::sequence)
                .findFirst()
                .orElse(0);
        return new UntoldLine(
                couponId,
                missing,
                line.to(),
                line.rounds(),
                undecided,
                missing ? database.nextSequence(couponId) - 1 : 0,
                database.carrier(couponId, line.to()));
    }

    @Override
    public void close(CouponId coupon) {
        database.write(() -> asked.remove(coupon));
    }

    @Override
    public void postpone(CouponId coupon, long askedTo, int rounds, Duration wait) {
        Instant dueAt = database.now().plus(wait);
        database.write(() -> asked.computeIfPresent(coupon, (_, _) -> new Asked(askedTo, rounds, dueAt)));
    }

    @Override
    public long open() {
        return asked.size();
    }
}
