package io.firstcome.coupon.api;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/**
 * Every kind of answer that is no success (RFC 9457). A type, once given out, keeps its meaning; clients decide by it.
 * A 4xx or 503 means that nothing was written; one with a {@code requestId} says how a request that had been accepted was
 * decided.
 */
public enum Problem {
    INVALID_REQUEST(
            HttpStatus.BAD_REQUEST, "invalid-request", "The request is not valid", "The request could not be read."),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "unauthorized", "No valid token was sent", "Send a valid bearer token."),
    FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "forbidden",
            "The token does not allow this",
            "The token lacks the scope that this needs."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "not-found", "Nothing is here", "There is nothing at this path."),
    UNKNOWN_COUPON(
            HttpStatus.NOT_FOUND, "unknown-coupon", "No such coupon", "There is no published coupon of this id."),
    UNKNOWN_REQUEST(
            HttpStatus.NOT_FOUND,
            "unknown-request",
            "No such issue request",
            "The customer of the token has no issue request of this id."),
    UNKNOWN_CAMPAIGN(HttpStatus.NOT_FOUND, "unknown-campaign", "No such campaign", "There is no campaign of this id."),
    UNKNOWN_DEAD_LETTER(
            HttpStatus.NOT_FOUND, "unknown-dead-letter", "No such dead letter", "There is no dead letter of this id."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "method-not-allowed",
            "The method is not supported here",
            "See the Allow header."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "No acceptable representation", "Answers are JSON."),
    NOT_OPEN_YET(
            HttpStatus.CONFLICT,
            "not-open-yet",
            "The coupon is not open yet",
            "Requests are accepted from opensAt on."),
    CLOSED(HttpStatus.CONFLICT, "closed", "The coupon is closed", "Requests are no longer accepted."),
    SOLD_OUT(HttpStatus.CONFLICT, "sold-out", "The coupon is sold out", "All places in the line are taken."),
    PAUSED(
            HttpStatus.CONFLICT,
            "paused",
            "The coupon is paused",
            "Requests are not accepted for now; who stands in line keeps the place.",
            5),
    CUSTOMER_LIMIT(
            HttpStatus.CONFLICT,
            "customer-limit",
            "You have as many as one customer may get",
            "All of the customer's requests for this coupon are made."),
    FAILED(
            HttpStatus.CONFLICT,
            "failed",
            "The request failed",
            "The request could not be processed and was closed; support can say more."),
    CAMPAIGN_CONFLICT(
            HttpStatus.CONFLICT,
            "campaign-conflict",
            "The campaign does not allow this",
            "The campaign's state does not allow this."),
    DEAD_LETTER_CONFLICT(
            HttpStatus.CONFLICT,
            "dead-letter-conflict",
            "The dead letter does not allow this",
            "The dead letter's state does not allow this."),
    PRECONDITION_FAILED(
            HttpStatus.PRECONDITION_FAILED,
            "precondition-failed",
            "It was changed meanwhile",
            "If-Match names another version than the one that is there: look at it and try again."),
    PRECONDITION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "precondition-required",
            "If-Match is missing",
            "Send the ETag of the version that you have seen as If-Match."),
    KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "idempotency-key-reused",
            "The Idempotency-Key was used for another request",
            "Send a new key with a new request, and the same body with the same key."),
    TOO_MANY_REQUESTS(
            HttpStatus.TOO_MANY_REQUESTS,
            "too-many-requests",
            "You ask too often",
            "Ask again after the time in the Retry-After header."),
    HEADERS_TOO_LARGE(
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "headers-too-large",
            "The request's headers are too large",
            "Send shorter headers."),
    URI_TOO_LONG(
            HttpStatus.URI_TOO_LONG, "uri-too-long", "The request's URI is too long", "Send a shorter path or query."),
    TOO_SLOW(
            HttpStatus.REQUEST_TIMEOUT,
            "request-timeout",
            "The request came too slowly",
            "Nothing was written; send it again faster."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "content-too-large", "The request is too large", "Send less."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            "The body's media type is not supported",
            "Send application/json."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal-error",
            "Something broke on our side",
            "The failure has been logged."),
    OVERLOADED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "overloaded",
            "Too many requests at once",
            "Nothing was written; ask again a little later.",
            1),
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "unavailable",
            "Temporarily unavailable",
            "Nothing was written; ask again a little later.",
            2),
    OUTCOME_UNKNOWN(
            HttpStatus.GATEWAY_TIMEOUT,
            "outcome-unknown",
            "The outcome is not known",
            "The request may have been accepted. Ask again: if it was, the answer is the same ticket.",
            1);

    private static final String BASE = "https://firstcome.io/problems/";

    private final HttpStatus status;
    private final URI type;
    private final String title;
    private final String usualDetail;
    private final int retryAfterSeconds;

    Problem(HttpStatus status, String name, String title, String usualDetail) {
        this(status, name, title, usualDetail, 0);
    }

    Problem(HttpStatus status, String name, String title, String usualDetail, int retryAfterSeconds) {
        this.status = status;
        this.type = URI.create(BASE + name);
        this.title = title;
        this.usualDetail = usualDetail;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The answer with its usual detail. */
    public ResponseEntity<Object> answer() {
        return answer(usualDetail);
    }

    /** The same with further members, such as {@code opensAt}. */
    public ResponseEntity<Object> answer(Map<String, ?> members) {
        return answer(usualDetail, members);
    }

    /** The answer. {@code detail} is read by the client's developers: no class names, no data of others. */
    public ResponseEntity<Object> answer(String detail) {
        return answer(detail, Map.of());
    }

    public ResponseEntity<Object> answer(String detail, Map<String, ?> members) {
        return ResponseEntity.status(status).headers(headers()).body(body(detail, members));
    }

    /** For where no answer can be returned: ends the handling of the request with this answer. */
    public ErrorResponseException asException(String detail) {
        return asException(detail, Map.of());
    }

    /** The same with further members. */
    public ErrorResponseException asException(String detail, Map<String, ?> members) {
        ErrorResponseException exception = new ErrorResponseException(status, body(detail, members), null);
        exception.getHeaders().putAll(headers());
        return exception;
    }

    /** The same with its usual detail. */
    public ErrorResponseException asException() {
        return asException(usualDetail);
    }

    /** For where Spring MVC does not write the answer. */
    ProblemDetail bodyAt(@Nullable String path) {
        ProblemDetail body = body(usualDetail, Map.of());
        try {
            body.setInstance(path == null ? null : URI.create(path));
        } catch (IllegalArgumentException _) {
            body.setInstance(null); // what was asked for is no path
        }
        return body;
    }

    ProblemDetail body() {
        return body(usualDetail, Map.of());
    }

    private ProblemDetail body(String detail, Map<String, ?> members) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(type);
        body.setTitle(title);
        members.forEach(body::setProperty);
        return body;
    }

    HttpStatus status() {
        return status;
    }

    /** The media type is fixed: a problem is answered as such whatever the client accepts. */
    HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfterSeconds > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds));
        }
        return headers;
    }

    static boolean isOurs(ProblemDetail body) {
        return body.getType() != null && body.getType().toString().startsWith(BASE);
    }

    /** The problem for a status that the framework chose. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> TOO_SLOW;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 428 -> PRECONDITION_REQUIRED;
            case 429 -> TOO_MANY_REQUESTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 501, 505 -> INVALID_REQUEST; // the server's words for a method, coding or version that is none
            case 503 -> UNAVAILABLE;
            default -> status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }
}
