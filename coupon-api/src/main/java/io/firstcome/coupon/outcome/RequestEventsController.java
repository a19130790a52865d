package io.firstcome.coupon.outcome;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A request's way, told while it goes on. Each stream is written by the virtual thread of its request. */
@RestController
class RequestEventsController {

    private static final Logger log = LoggerFactory.getLogger(RequestEventsController.class);

    private final AcceptedRequests requests;
    private final RequestStatuses statuses;
    private final WaitingCustomers waiting;
    private final WaitingSettings settings;
    private final JsonMapper json;
    private final Semaphore streams;

    RequestEventsController(
            AcceptedRequests requests,
            RequestStatuses statuses,
            WaitingCustomers waiting,
            WaitingSettings settings,
            JsonMapper json) {
        this.requests = requests;
        this.statuses = statuses;
        this.waiting = waiting;
        this.settings = settings;
        this.json = json;
        this.streams = new Semaphore(settings.maxStreams());
    }

    /**
     * Follows a request by server-sent events: {@code position} at once and each time it has moved, at most once a second,
     * then {@code decision} with the final status, and the stream ends. A comment now and then is a sign of life. Another
     * customer's request is answered like one that does not exist.
     *
     * <p>The data of {@code position} has {@code requestId}, {@code ticket}, {@code status}, {@code position}, {@code
     * estimatedSeconds} and {@code estimateKnown} of the status; that of {@code decision} is the status as a whole.
     *
     * @param id the request's id
     * @param lastEventId the {@code id} of the last event that the client has: what it knows is not told again
     * @return 200 the events; 204 the client knows the decision, and nothing more comes
     */
    @Refusals({Problem.UNKNOWN_REQUEST, Problem.OVERLOADED})
    @GetMapping(path = "/v1/issue-requests/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void events(
            @PathVariable String id,
            CustomerId customer,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpServletResponse response)
            throws InterruptedException {
        RequestId request = IssueRequestStatusController.request(id);
        if (!streams.tryAcquire()) {
            throw tooMany();
        }
        try (WaitingCustomers.Seat seat = waiting.sitDown(request).orElseThrow(RequestEventsController::tooMany)) {
            AcceptedRequest found = requests.find(request, customer).orElseThrow(IssueRequestStatusController::unknown);
            if (EventPlace.DECIDED.equals(lastEventId)) {
                response.setStatus(HttpStatus.NO_CONTENT.value());
            } else {
                Supplier<Optional<AcceptedRequest>> look = () -> requests.find(request, customer);
                stream(new RequestWatch(statuses, waiting, seat, found, look), lastEventId, response);
            }
        } finally {
            streams.release();
        }
    }

    private void stream(RequestWatch watch, @Nullable String lastEventId, HttpServletResponse response)
            throws InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // or a proxy would keep the events until there are enough of them
        response.setHeader("X-Accel-Buffering", "no");
        Optional<EventPlace> seen = EventPlace.parse(lastEventId);
        try {
            new EventStream(response.getOutputStream(), json, settings)
                    .tell(watch, seen.orElse(null), settings.reconnectMillis());
        } catch (IOException gone) {
            log.debug("A client that followed a request is gone ({})", gone.getMessage());
        }
    }

    private static RuntimeException tooMany() {
        return Problem.OVERLOADED.asException("Too many follow their requests here; ask again a little later.");
    }
}
