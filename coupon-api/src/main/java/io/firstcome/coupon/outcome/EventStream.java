package io.firstcome.coupon.outcome;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells one client of a request's way by server-sent events (WHATWG HTML, section 9.2): where it stands, each time that
 * has moved but at most once a second, and then the decision. Used by one thread, that of the HTTP request.
 */
final class EventStream {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OutputStream out;
    private final JsonMapper json;
    private final long heartbeatNanos;
    private long wroteNanos = System.nanoTime();

    /**
     * Where the customer stands.
     *
     * @param requestId names the request
     * @param ticket the customer's place in the line, from 1
     * @param status {@code accepted} or {@code waiting}
     * @param position how many undecided requests are ahead; it never grows
     * @param estimatedSeconds in how many seconds it is probably decided, if the estimate is known
     * @param estimateKnown whether there is an estimate
     */
    record Position(
            UUID requestId,
            long ticket,
            String status,
            @Nullable Long position,
            @Nullable Long estimatedSeconds,
            @Nullable Boolean estimateKnown) {

        static Position of(IssueRequestStatus status) {
            return new Position(
                    status.requestId(),
                    status.ticket(),
                    status.status(),
                    status.position(),
                    status.estimatedSeconds(),
                    status.estimateKnown());
        }
    }

    EventStream(OutputStream out, JsonMapper json, WaitingSettings settings) {
        this.out = out;
        this.json = json;
        this.heartbeatNanos = Duration.ofSeconds(settings.heartbeatSeconds()).toNanos();
    }

    /**
     * Returns when the decision is told or this instance stops.
     *
     * @param seen how far the client has followed it before, null if it has not
     * @throws IOException if the client is gone
     */
    void tell(RequestWatch watch, @Nullable EventPlace seen, int reconnectMillis)
            throws IOException, InterruptedException {
        write("retry: " + reconnectMillis + "\n\n");
        EventPlace told = seen;
        IssueRequestStatus status = watch.status();
        while (!status.isDecided()) {
            EventPlace place = EventPlace.of(status);
            if (told == null || place.isAfter(told)) {
                event("position", place.id(), Position.of(status));
                told = place;
            } else if (System.nanoTime() - wroteNanos >= heartbeatNanos) {
                write(":\n\n");
            }
            if (watch.over()) {
                return; // the client comes again, to another instance
            }
            status = watch.next(PAUSE);
        }
        event("decision", EventPlace.DECIDED, status);
    }

    private void event(String name, String id, Object data) throws IOException {
        write("event: " + name + "\nid: " + id + "\ndata: " + json.writeValueAsString(data) + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        wroteNanos = System.nanoTime();
    }
}
