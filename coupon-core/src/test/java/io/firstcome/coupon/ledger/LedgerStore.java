package io.firstcome.coupon.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The ledger's tables for one line, in memory: it stores what a settlement says and nothing else, and refuses what the
 * database's constraints would refuse.
 */
final class LedgerStore {

    private LineState line = LineState.empty(Lines.COUPON);
    private final Map<RequestId, Settlement.Decided> decisions = new LinkedHashMap<>();
    private final TreeMap<Long, IssueRequested> waitingByTicket = new TreeMap<>();
    private final TreeMap<Long, byte[]> earlyBySequence = new TreeMap<>();
    private final Set<Object> uniqueKeys = new HashSet<>();

    private record Serial(long serial) {}

    private record Ticket(long ticket) {}

    private record Nth(CustomerId customer, int nth) {}

    LineState line() {
        return line;
    }

    /** Whether the settlement was stored: not if it was made on a state that is no longer the stored one. */
    boolean store(Settlement settlement) {
        if (line.nextSequence() != settlement.before().nextSequence()
                || line.waiting() != settlement.before().waiting()) {
            return false;
        }
        assertThat(settlement.after().equals(line)
                        || progress(settlement.after()).supersedes(progress(line)))
                .as("a change supersedes what was told before: %s", settlement)
                .isTrue();
        line = settlement.after();
        settlement
                .released()
                .forEach(request -> assertThat(waitingByTicket.remove(request.ticket()))
                        .as("waits: ticket %d", request.ticket())
                        .isEqualTo(request));
        settlement.joined().forEach(request -> waitingByTicket.put(request.ticket(), request));
        settlement.decided().forEach(this::insert);
        settlement.early().forEach(message -> earlyBySequence.put(message.sequence(), LineJson.write(message)));
        earlyBySequence.headMap(line.nextSequence()).clear();
        return true;
    }

    private static LineProgressed progress(LineState state) {
        Terms terms = state.terms();
        return new LineProgressed(
                state.couponId(),
                state.nextSequence(),
                state.lastTicket(),
                state.issued(),
                state.waiting(),
                terms == null ? 0 : terms.quantity(),
                terms != null && terms.closed());
    }

    private void insert(Settlement.Decided decided) {
        IssueRequested request = decided.request();
        assertThat(decisions.put(request.requestId(), decided))
                .as("decided before: %s", decided)
                .isNull();
        assertUnique(new Ticket(request.ticket()));
        if (decided.decision() instanceof Decision.Issued issued) {
            assertUnique(new Serial(issued.serial()));
            assertUnique(new Nth(request.customerId(), decided.nth()));
        }
    }

    private void assertUnique(Object key) {
        assertThat(uniqueKeys.add(key)).as("unique: %s", key).isTrue();
    }

    /** What the messages touch: two look-ups by customer and the head of the waiting list. */
    Touched touched(Collection<? extends LineMessage> messages, int budget) {
        List<IssueRequested> firstWaiting = waitingByTicket.values().stream()
                .limit(Math.min(budget, line.releasable()))
                .toList();
        Map<CustomerId, Held> held = new HashMap<>();
        Stream.concat(firstWaiting.stream(), requests(messages))
                .map(IssueRequested::customerId)
                .distinct()
                .forEach(customer -> held.put(customer, held(customer)));
        return new Touched(held, firstWaiting);
    }

    private static Stream<IssueRequested> requests(Collection<? extends LineMessage> messages) {
        return messages.stream().flatMap(message -> switch (message) {
            case IssueRequested request -> Stream.of(request);
            case RequestFailed failed -> Stream.of(failed.request());
            case CouponTerms _ -> Stream.empty();
        });
    }

    private Held held(CustomerId customer) {
        long issued = decisions.values().stream()
                .filter(decided -> decided.nth() > 0)
                .filter(decided -> decided.request().customerId().equals(customer))
                .count();
        long waiting = waitingByTicket.values().stream()
                .filter(request -> request.customerId().equals(customer))
                .count();
        return new Held((int) issued, (int) waiting);
    }

    List<LineMessage> early() {
        return earlyBySequence.values().stream()
                .map(bytes -> switch (LineJson.read(bytes)) {
                    case Reading.Read<LineMessage>(LineMessage message) -> message;
                    case Reading.Unreadable<LineMessage>(String cause) -> throw new AssertionError(cause);
                })
                .toList();
    }

    List<IssueRequested> waiting() {
        return List.copyOf(waitingByTicket.values());
    }

    Optional<Decision> decision(RequestId request) {
        return Optional.ofNullable(decisions.get(request)).map(Settlement.Decided::decision);
    }

    /** All decisions, in the order in which they fell. */
    List<Settlement.Decided> decided() {
        return List.copyOf(decisions.values());
    }

    Map<RequestId, Decision> decisions() {
        Map<RequestId, Decision> byRequest = new LinkedHashMap<>();
        decisions.forEach((request, decided) -> byRequest.put(request, decided.decision()));
        return byRequest;
    }
}
