package io.firstcome.coupon.intake;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A customer asks for a coupon. Asking again is safe: the same customer has the same request and ticket. */
@RestController
class IssueRequestController {

    private final LineBoard board;
    private final IntakeQueue queue;
    private final IntakeMetrics metrics;

    IssueRequestController(LineBoard board, IntakeQueue queue, IntakeMetrics metrics) {
        this.board = board;
        this.queue = queue;
        this.metrics = metrics;
    }

    /**
     * The answer to an accepted request; its decision is asked for at the Location.
     *
     * @param status {@code accepted}: there is no decision yet
     */
    record AcceptedRequest(UUID requestId, UUID couponId, long ticket, String status, Instant acceptedAt) {}

    /**
     * Ask for a coupon. Asking again is safe: the same customer has the same request and ticket.
     *
     * @param id the coupon's id
     * @param body nothing in it is asked for; it may be left out, but what is sent must be a JSON object
     * @return the place in the line: {@link AcceptedRequest}
     */
    @Refusals({
        Problem.UNKNOWN_COUPON,
        Problem.NOT_OPEN_YET,
        Problem.CLOSED,
        Problem.SOLD_OUT,
        Problem.OVERLOADED,
        Problem.OUTCOME_UNKNOWN
    })
    @PostMapping("/v1/coupons/{couponId}/issue-requests")
    ResponseEntity<Object> ask(
            @PathVariable("couponId") String id,
            CustomerId customerId,
            @RequestBody(required = false) @Nullable Map<String, Object> body)
            throws InterruptedException {
        CouponId couponId;
        try {
            couponId = CouponId.parse(id);
        } catch (IllegalArgumentException _) {
            return Problem.UNKNOWN_COUPON.answer();
        }
        Optional<Answer> known = board.answer(couponId, customerId);
        Answer answer = known.isPresent() ? known.get() : queue.ask(couponId, customerId);
        metrics.answered(answer);
        return response(couponId, answer);
    }

    private static ResponseEntity<Object> response(CouponId couponId, Answer answer) {
        return switch (answer) {
            case Answer.Accepted(Place place) -> success(HttpStatus.ACCEPTED, couponId, place);
            case Answer.Repeated(Place place) -> success(HttpStatus.OK, couponId, place);
            case Answer.UnknownCoupon _ -> Problem.UNKNOWN_COUPON.answer();
            case Answer.NotOpenYet(Instant opensAt) -> Problem.NOT_OPEN_YET.answer(Map.of("opensAt", opensAt));
            case Answer.Closed _ -> Problem.CLOSED.answer();
            case Answer.SoldOut _ -> Problem.SOLD_OUT.answer();
            case Answer.Overloaded _ -> Problem.OVERLOADED.answer();
            case Answer.Unavailable _ -> Problem.UNAVAILABLE.answer();
            case Answer.OutcomeUnknown _ -> Problem.OUTCOME_UNKNOWN.answer();
            case Answer.Broken _ -> Problem.INTERNAL_ERROR.answer();
        };
    }

    private static ResponseEntity<Object> success(HttpStatus status, CouponId couponId, Place place) {
        UUID requestId = place.requestId().value();
        return ResponseEntity.status(status)
                .location(URI.create("/v1/issue-requests/" + requestId))
                .body(new AcceptedRequest(requestId, couponId.value(), place.ticket(), "accepted", place.acceptedAt()));
    }
}
