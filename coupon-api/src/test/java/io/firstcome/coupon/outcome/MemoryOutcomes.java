package io.firstcome.coupon.outcome;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.outbox.MemoryDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code intake.outcome} in memory; {@link OutcomeStoreContract} holds it to what PostgreSQL does. */
public final class MemoryOutcomes implements OutcomeStore {

    private final MemoryDatabase database;
    private final boolean theFirstStands;
    private final Map<RequestId, RequestDecided> stored = new HashMap<>();

    /** @param theFirstStands whether what is stored stands; if not, a later decision takes its place */
    public MemoryOutcomes(MemoryDatabase database, boolean theFirstStands) {
        this.database = database;
        this.theFirstStands = theFirstStands;
    }

    @Override
    public List<RequestId> add(Collection<RequestDecided> decisions) {
        List<RequestId> conflicts = new ArrayList<>();
        Map<RequestId, RequestDecided> added = new HashMap<>();
        for (RequestDecided told : decisions) {
            RequestDecided first = stored.getOrDefault(told.requestId(), added.getOrDefault(told.requestId(), told));
            if (!saysTheSame(first, told)) {
                conflicts.add(told.requestId());
            }
            added.put(told.requestId(), theFirstStands ? first : told);
        }
        database.write(() -> stored.putAll(added));
        database.decided(added.keySet());
        return conflicts;
    }

    private static boolean saysTheSame(RequestDecided one, RequestDecided other) {
        return one.couponId().equals(other.couponId())
                && one.ticket() == other.ticket()
                && one.decision().equals(other.decision())
                && Objects.equals(one.coupon(), other.coupon());
    }

    @Override
    public void advance(Collection<LineProgressed> progress) {
        progress.forEach(database::advance);
    }

    @Override
    public Set<RequestId> decided(Collection<RequestId> requests) {
        return requests.stream().filter(stored::containsKey).collect(Collectors.toSet());
    }

    @Override
    public List<LineProgressed> progress(Collection<CouponId> lines) {
        return lines.stream()
                .flatMap(couponId -> database.progress(couponId).stream())
                .toList();
    }

    /** The stored decision of the request. */
    public Optional<RequestDecided> find(RequestId request) {
        return Optional.ofNullable(stored.get(request));
    }
}
