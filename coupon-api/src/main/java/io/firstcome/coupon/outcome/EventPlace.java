package io.firstcome.coupon.outcome;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has followed a request, as the id of an event says it. It is made of nothing but the line's progress
 * and the decision, so it means the same on every instance and after a restart.
 *
 * @param waiting whether it is on the waiting list
 * @param position how many undecided requests are ahead
 */
record EventPlace(boolean waiting, long position) {

    /** The id of the decision, after which nothing comes. */
    static final String DECIDED = "decided";

    private static final Pattern ID = Pattern.compile("(accepted|waiting)-([0-9]{1,18})");

    static EventPlace of(IssueRequestStatus undecided) {
        Long position = undecided.position();
        return new EventPlace(undecided.status().equals("waiting"), position == null ? 0 : position);
    }

    /** Reads a {@code Last-Event-ID}; empty for what is no place. */
    static Optional<EventPlace> parse(@Nullable String id) {
        Matcher place = ID.matcher(id == null ? "" : id);
        return place.matches()
                ? Optional.of(new EventPlace(place.group(1).equals("waiting"), Long.parseLong(place.group(2))))
                : Optional.empty();
    }

    /** Another instance may be a little behind: a client is never told of a place that it has passed. */
    boolean isAfter(EventPlace other) {
        return position < other.position || (position == other.position && waiting && !other.waiting);
    }

    String id() {
        return (waiting ? "waiting-" : "accepted-") + position;
    }
}
