package io.firstcome.coupon.intake;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.outcome.RequestAnswers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A customer asks for a coupon. Asking again is safe: the same customer has the same request and ticket. */
@RestController
class IssueRequestController {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final LineBoard board;
    private final IntakeQueue queue;
    private final IntakeMetrics metrics;
    private final RequestAnswers answers;
    private final JsonMapper json;

    IssueRequestController(
            LineBoard board, IntakeQueue queue, IntakeMetrics metrics, RequestAnswers answers, JsonMapper json) {
        this.board = board;
        this.queue = queue;
        this.metrics = metrics;
        this.answers = answers;
        this.json = json;
    }

    /**
     * Asks for a coupon: the customer joins its line. Asking again is safe: it never takes a second place by mistake.
     *
     * @param id the coupon's id
     * @param idempotencyKey the customer's own name for this request: 1 to 128 visible ASCII characters, bare or in double
     *     quotes. Only needed where a customer may have several coupons: it tells a retry from a further request, and for a
     *     day it gets the same request again
     * @param prefer {@code wait=N}: answer as soon as it is decided, at the latest after N seconds. The answer's {@code
     *     Preference-Applied} says how many seconds hold, which may be fewer; without it nothing was waited for
     * @param body nothing in it is asked for; it may be left out, but what is sent must be a JSON object
     * @return 202 {@link io.firstcome.coupon.outcome.IssueRequestStatus}: accepted just now; 201 {@link
     *     io.firstcome.coupon.outcome.IssueRequestStatus}: accepted just now and, since it was waited for, issued already;
     *     200 {@link io.firstcome.coupon.outcome.IssueRequestStatus}: accepted before, and what has become of it
     */
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.UNKNOWN_COUPON,
        Problem.UNSUPPORTED_MEDIA_TYPE,
        Problem.NOT_OPEN_YET,
        Problem.CLOSED,
        Problem.SOLD_OUT,
        Problem.PAUSED,
        Problem.CUSTOMER_LIMIT,
        Problem.FAILED,
        Problem.KEY_REUSED,
        Problem.OVERLOADED,
        Problem.OUTCOME_UNKNOWN
    })
    @PostMapping(
            path = "/v1/coupons/{id}/issue-requests",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
    ResponseEntity<Object> ask(
            @PathVariable("id") String id,
            CustomerId customerId,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestBody(required = false) byte @Nullable [] body)
            throws InterruptedException {
        byte[] sent = body == null ? new byte[0] : body;
        requireObject(sent);
        RequestKey key = idempotencyKey == null ? null : key(idempotencyKey, sent);
        CouponId couponId;
        try {
            couponId = CouponId.parse(id);
        } catch (IllegalArgumentException _) {
            return Problem.UNKNOWN_COUPON.answer();
        }
        Optional<Answer> known = board.answer(couponId, customerId);
        Answer answer = known.isPresent() ? known.get() : queue.ask(couponId, customerId, key);
        metrics.answered(answer);
        return response(couponId, customerId, answer, prefer);
    }

    private void requireObject(byte[] body) {
        try {
            if (body.length > 0) {
                json.readValue(body, OBJECT);
            }
        } catch (JacksonException _) {
            throw Problem.INVALID_REQUEST.asException("The body is not the JSON object that is expected.");
        }
    }

    /** A header that was sent twice comes joined by a comma, which makes it no key. */
    private static RequestKey key(String header, byte[] body) {
        try {
            return RequestKey.of(header, body);
        } catch (IllegalArgumentException _) {
            throw Problem.INVALID_REQUEST.asException("Idempotency-Key is sent once, with 1 to " + RequestKey.MAX_LENGTH
                    + " visible ASCII characters, in double quotes or bare.");
        }
    }

    private ResponseEntity<Object> response(
            CouponId couponId, CustomerId customerId, Answer answer, @Nullable String prefer)
            throws InterruptedException {
        return switch (answer) {
            case Answer.Accepted(Place place) -> answers.accepted(place.ticketOf(couponId), customerId, prefer);
            case Answer.Repeated(Place place) -> answers.repeated(place.ticketOf(couponId), customerId, prefer);
            case Answer.UnknownCoupon _ -> Problem.UNKNOWN_COUPON.answer();
            case Answer.NotOpenYet(Instant opensAt) -> Problem.NOT_OPEN_YET.answer(Map.of("opensAt", opensAt));
            case Answer.Closed _ -> Problem.CLOSED.answer();
            case Answer.SoldOut _ -> Problem.SOLD_OUT.answer();
            case Answer.Paused _ -> Problem.PAUSED.answer();
            case Answer.CustomerLimit _ -> Problem.CUSTOMER_LIMIT.answer();
            case Answer.KeyReused _ -> Problem.KEY_REUSED.answer();
            case Answer.Overloaded _ -> Problem.OVERLOADED.answer();
            case Answer.Unavailable _ -> Problem.UNAVAILABLE.answer();
            case Answer.OutcomeUnknown _ -> Problem.OUTCOME_UNKNOWN.answer();
            case Answer.Broken _ -> Problem.INTERNAL_ERROR.answer();
        };
    }
}
