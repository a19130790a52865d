package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that stands in line.
 *
 * @param nth which of the customer's requests for the coupon it is, from 1
 * @param key null if it was sent without one
 */
record Standing(Place place, int nth, @Nullable RequestKey key) {

    /**
     * What a customer with these requests is told, if it is not to join the line once more. A key names one request for
     * as long as it is kept; all that is sent without a key is the same request, so that a retry never makes a second one
     * by accident.
     *
     * @param mine the customer's requests of the coupon, by {@code nth}
     * @param limit how many the customer may have
     * @param keysSince keys of requests before this are forgotten
     */
    static Optional<Answer> told(List<Standing> mine, Ask ask, int limit, Instant keysSince) {
        for (Standing one : mine) {
            if (one.isOf(ask.requestId())) {
                // an earlier try of this batch, whose commit's answer was lost
                return Optional.of(new Answer.Accepted(one.place()));
            }
        }
        RequestKey key = ask.key();
        if (key != null) {
            for (Standing one : mine.reversed()) {
                if (one.isNamed(key.name(), keysSince)) {
                    return Optional.of(
                            key.equals(one.key()) ? new Answer.Repeated(one.place()) : new Answer.KeyReused());
                }
            }
        }
        if (mine.isEmpty() || (key != null && limit > 1 && mine.size() < limit)) {
            return Optional.empty();
        }
        return Optional.of(
                key != null && limit > 1 ? new Answer.CustomerLimit() : new Answer.Repeated(withoutKey(mine)));
    }

    private static Place withoutKey(List<Standing> mine) {
        return mine.stream()
                .filter(one -> one.key() == null)
                .findFirst()
                .orElse(mine.getFirst())
                .place();
    }

    private boolean isOf(RequestId request) {
        return place.requestId().equals(request);
    }

    private boolean isNamed(String name, Instant keysSince) {
        return key != null && key.name().equals(name) && place.acceptedAt().isAfter(keysSince);
    }
}
