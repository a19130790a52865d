package io.firstcome.coupon.outcome;

import static java.util.Objects.requireNonNull;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Answers a customer about a request, at once or, if the customer prefers to wait, as soon as it is decided. */
@Component
public class RequestAnswers {

    private static final Logger log = LoggerFactory.getLogger(RequestAnswers.class);

    private final AcceptedRequests requests;
    private final RequestStatuses statuses;
    private final WaitingCustomers waiting;
    private final PollAdvice advice;
    private final int maxWaitSeconds;

    RequestAnswers(
            AcceptedRequests requests,
            RequestStatuses statuses,
            WaitingCustomers waiting,
            PollAdvice advice,
            WaitingSettings settings) {
        this.requests = requests;
        this.statuses = statuses;
        this.waiting = waiting;
        this.advice = advice;
        this.maxWaitSeconds = settings.maxWaitSeconds();
    }

    /** @param waitedSeconds how long it was to be waited at most, empty if it was not */
    private record Told(IssueRequestStatus status, OptionalInt waitedSeconds) {}

    /**
     * The answer to who has just been accepted: 202; for who prefers to wait 201 with the coupon, or why there is none,
     * if that is known in time. Costs no query, but for the coupon's name now and then.
     *
     * @param prefer the header {@code Prefer}
     */
    public ResponseEntity<Object> accepted(Ticket ticket, CustomerId customer, @Nullable String prefer)
            throws InterruptedException {
        AcceptedRequest request = AcceptedRequest.of(ticket);
        Optional<Told> waited = waited(ticket.requestId(), customer, prefer, () -> Optional.of(request));
        Told told = waited.orElseGet(() -> new Told(statuses.undecided(request), OptionalInt.empty()));
        return answer(told, told.status().isDecided() ? HttpStatus.CREATED : HttpStatus.ACCEPTED);
    }

    /**
     * The answer to who was accepted before: 200 with what became of the request; for who prefers to wait as soon as
     * that is known, and a refusal is a problem then. Costs a query, shared with who asks at the same time.
     *
     * @param prefer the header {@code Prefer}
     */
    public ResponseEntity<Object> repeated(Ticket ticket, CustomerId customer, @Nullable String prefer)
            throws InterruptedException {
        Told told = waited(ticket.requestId(), customer, prefer, () -> Optional.of(look(ticket, customer)))
                .orElseGet(() -> new Told(statuses.status(look(ticket, customer)), OptionalInt.empty()));
        return answer(told, HttpStatus.OK);
    }

    /** Empty for a request that is unknown or another customer's. */
    Optional<ResponseEntity<IssueRequestStatus>> status(RequestId request, CustomerId customer, @Nullable String prefer)
            throws InterruptedException {
        return waited(request, customer, prefer, () -> requests.find(request, customer))
                .or(() -> requests.find(request, customer)
                        .map(found -> new Told(statuses.status(found), OptionalInt.empty())))
                .map(told -> ResponseEntity.ok().headers(headers(told)).body(told.status()));
    }

    /** Empty if it is not to be waited, there is no room to, or there is no such request. */
    private Optional<Told> waited(
            RequestId request, CustomerId customer, @Nullable String prefer, Supplier<Optional<AcceptedRequest>> look)
            throws InterruptedException {
        OptionalInt seconds = PreferWait.seconds(prefer, maxWaitSeconds);
        Optional<WaitingCustomers.Seat> free = seconds.isPresent() ? waiting.sitDown(request) : Optional.empty();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        try (WaitingCustomers.Seat seat = free.get()) {
            Optional<AcceptedRequest> found = look.get();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            RequestWatch watch =
                    new RequestWatch(statuses, waiting, seat, found.get(), () -> requests.find(request, customer));
            return Optional.of(new Told(watch.await(Duration.ofSeconds(seconds.getAsInt())), seconds));
        }
    }

    /** What was heard here would not do: another instance may have told more. */
    private AcceptedRequest look(Ticket ticket, CustomerId customer) {
        try {
            return requests.find(ticket.requestId(), customer).orElseGet(() -> AcceptedRequest.of(ticket));
        } catch (DataAccessException | TransactionException failure) {
            log.debug("The tables could not be asked for what became of an accepted request", failure);
            throw Problem.OUTCOME_UNKNOWN.asException(
                    "You are in line, but what has become of your request cannot be told just now. Ask again.");
        }
    }

    private ResponseEntity<Object> answer(Told told, HttpStatus success) {
        IssueRequestStatus status = told.status();
        HttpHeaders headers = headers(told);
        headers.setLocation(URI.create("/v1/issue-requests/" + status.requestId()));
        String reason = status.reason();
        if (told.waitedSeconds().isEmpty() || reason == null) {
            return ResponseEntity.status(success).headers(headers).body(status);
        }
        ResponseEntity<Object> refusal = status.refusal()
                .answer(Map.of(
                        "requestId",
                        status.requestId(),
                        "ticket",
                        status.ticket(),
                        "reason",
                        reason,
                        "decidedAt",
                        requireNonNull(status.decidedAt())));
        headers.addAll(refusal.getHeaders());
        return new ResponseEntity<>(refusal.getBody(), headers, refusal.getStatusCode());
    }

    private HttpHeaders headers(Told told) {
        HttpHeaders headers = new HttpHeaders();
        told.waitedSeconds().ifPresent(seconds -> headers.set(PreferWait.APPLIED, "wait=" + seconds));
        advice.retryAfterSeconds(told.status())
                .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
        return headers;
    }
}
