package io.firstcome.coupon.outbox;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.GapReported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionStatus;

/** {@code intake.healing} in memory; {@link HealingStoreContract} holds it to what PostgreSQL does. */
public final class MemoryHealing implements HealingStore {

    private record Gap(
            long missingFrom, long missingTo, long republishedTo, boolean stalled, int attempts, Instant dueAt) {}

    private record Locked(CouponId couponId) {}

    private final MemoryDatabase database;
    private final HealingSettings settings;
    private final Map<CouponId, Gap> gaps = new LinkedHashMap<>();

    MemoryHealing(MemoryDatabase database, HealingSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Override
    public void report(Collection<GapReported> reported) {
        Instant now = database.now();
        for (GapReported gap : reported) {
            Gap known = gaps.get(gap.couponId());
            Gap next = known == null
                    ? new Gap(gap.missingFrom(), gap.missingTo(), 0, false, 0, now)
                    : reported(known, gap, now);
            database.write(() -> gaps.put(gap.couponId(), next));
        }
    }

    private Gap reported(Gap known, GapReported gap, Instant now) {
        boolean same = gap.missingFrom() == known.missingFrom;
        boolean news = gap.missingFrom() > known.missingFrom
                || (same && (known.stalled || gap.missingTo() != known.missingTo));
        if (!news) {
            return known;
        }
        boolean goesOn = same && !known.stalled;
        Instant anew = gap.missingFrom() <= known.republishedTo ? now.plusMillis(settings.initialDelayMillis()) : now;
        return new Gap(
                gap.missingFrom(),
                gap.missingTo(),
                known.republishedTo,
                false,
                goesOn ? known.attempts : 0,
                goesOn ? known.dueAt : anew);
    }

    @Override
    public Optional<OpenGap> takeDue() {
        database.reach("healing takes");
        Optional<CouponId> due = gaps.keySet().stream()
                .filter(this::isDue)
                .filter(couponId -> !database.isLocked(new Locked(couponId)))
                .min(Comparator.comparing(couponId -> gap(couponId).dueAt));
        due.ifPresent(couponId -> database.lock(new Locked(couponId)));
        return due.map(this::open);
    }

    private Gap gap(CouponId couponId) {
        @Nullable Gap gap = gaps.get(couponId);
        if (gap == null) {
            throw new IllegalStateException("no gap of " + couponId);
        }
        return gap;
    }

    private boolean isDue(CouponId couponId) {
        Gap gap = gap(couponId);
        long healedBeyond = gap.republishedTo == 0 ? gap.missingTo : gap.republishedTo;
        return !gap.dueAt.isAfter(database.now())
                || database.progress(couponId)
                        .filter(progress -> progress.nextSequence() > healedBeyond)
                        .isPresent();
    }

    private OpenGap open(CouponId couponId) {
        Gap gap = gap(couponId);
        long next = database.nextSequence(couponId);
        return new OpenGap(
                couponId,
                gap.missingFrom,
                gap.missingTo,
                gap.republishedTo,
                gap.stalled,
                gap.attempts,
                next,
                database.lineEnd(couponId),
                database.carrier(couponId, Math.max(gap.missingFrom, next)));
    }

    @Override
    public void close(CouponId coupon) {
        database.write(() -> gaps.remove(coupon));
    }

    @Override
    public void postpone(OpenGap gap, long missingFrom, long republishedTo, int attempts, Duration wait) {
        Instant dueAt = database.now().plus(wait);
        database.write(() -> gaps.computeIfPresent(
                gap.couponId(),
                (_, known) -> new Gap(
                        missingFrom,
                        known.missingTo,
                        Math.max(known.republishedTo, republishedTo),
                        known.stalled,
                        attempts,
                        dueAt)));
    }

    @Override
    public List<Stalled> addStalled(int limit) {
        List<Stalled> found = new ArrayList<>();
        for (CouponId couponId : database.lines()) {
            long next = database.nextSequence(couponId);
            long end = database.lineEnd(couponId);
            if (found.size() < limit && end >= next && !gaps.containsKey(couponId) && isStalled(couponId, next)) {
                found.add(new Stalled(couponId, next, end));
            }
        }
        Instant now = database.now();
        TransactionStatus statement = database.getTransaction(null);
        found.forEach(line ->
                database.write(() -> gaps.put(line.couponId(), new Gap(line.from(), line.to(), 0, true, 0, now))));
        database.commit(statement);
        return found;
    }

    private boolean isStalled(CouponId couponId, long next) {
        Instant since = database.now().minusMillis(settings.stallMillis());
        boolean still = database.progressedAt(couponId)
                .map(moved -> moved.isBefore(since))
                .orElse(true);
        return still
                && !database.isOnItsWay(couponId, next)
                && database.copies(couponId, next).stream()
                        .allMatch(row -> row.createdAt().isBefore(since));
    }

    @Override
    public long open() {
        return gaps.size();
    }
}
