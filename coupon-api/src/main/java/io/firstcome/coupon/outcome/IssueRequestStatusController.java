package io.firstcome.coupon.outcome;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The status of a request, for the customer who made it. */
@RestController
class IssueRequestStatusController {

    /** Who has this many before them is advised to ask a second later than who is next. */
    private static final int POSITIONS_PER_SECOND = 1000;

    private final RequestStatuses statuses;
    private final int maxRetryAfterSeconds;

    IssueRequestStatusController(RequestStatuses statuses, OutcomeSettings settings) {
        this.statuses = statuses;
        this.maxRetryAfterSeconds = settings.maxRetryAfterSeconds();
    }

    /**
     * Look at one's request. Another customer's is answered like one that does not exist.
     *
     * @param id the request's id
     * @return its place and, once there is one, the decision
     */
    @Refusals(Problem.UNKNOWN_REQUEST)
    @GetMapping("/v1/issue-requests/{id}")
    ResponseEntity<IssueRequestStatus> status(@PathVariable String id, CustomerId customer) {
        IssueRequestStatus status = parse(id)
                .flatMap(request -> statuses.find(request, customer))
                .orElseThrow(() -> Problem.UNKNOWN_REQUEST.asException("You have no issue request with this id."));
        Long position = status.position();
        return position == null
                ? ResponseEntity.ok(status)
                : ResponseEntity.ok()
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds(position)))
                        .body(status);
    }

    private long retryAfterSeconds(long position) {
        return Math.min(maxRetryAfterSeconds, 1 + position / POSITIONS_PER_SECOND);
    }

    private static Optional<RequestId> parse(String id) {
        try {
            return Optional.of(RequestId.parse(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
