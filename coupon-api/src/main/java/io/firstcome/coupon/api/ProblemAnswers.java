package io.firstcome.coupon.api;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/** Turns what was thrown while a request was handled into a {@link Problem}: nothing of our inside is shown. */
@RestControllerAdvice
class ProblemAnswers extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final long WARN_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LongAdder unavailableAnswers = new LongAdder();
    private final AtomicLong warnedAtNanos = new AtomicLong(System.nanoTime() - 2 * WARN_EVERY_NANOS);

    /** What is wrong with one field of the body. */
    record FieldProblem(String field, String message) {}

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> errors = invalid.getBindingResult().getAllErrors().stream()
                .map(error -> new FieldProblem(
                        error instanceof FieldError field ? field.getField() : error.getObjectName(),
                        String.valueOf(error.getDefaultMessage())))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return Problem.INVALID_REQUEST.answer("See 'errors' for each field.", Map.of("errors", errors));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ReadingRefusedException refused) {
                return refused.problem().answer();
            }
        }
        if (unreadable.getCause() instanceof DatabindException misfit
                && !misfit.getPath().isEmpty()) {
            String field = String.valueOf(misfit.getPath().getLast().getPropertyName());
            return Problem.INVALID_REQUEST.answer(
                    "See 'errors' for each field.",
                    Map.of("errors", List.of(new FieldProblem(field, "is not of the right type"))));
        }
        return Problem.INVALID_REQUEST.answer("The body is not the JSON object that is expected.");
    }

    /** No statement of the change was committed: it failed before. */
    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    ResponseEntity<Object> databaseDown(Exception failure) {
        warnNowAndThen(failure);
        return Problem.UNAVAILABLE.answer();
    }

    /** The connection was lost at the end of a transaction: what was read is not known, what was changed perhaps is. */
    @ExceptionHandler({TransactionSystemException.class, JpaSystemException.class})
    ResponseEntity<Object> transactionBroken(Exception failure, HttpServletRequest request) {
        if (!(NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException lost) || !isConnection(lost)) {
            return broken(failure);
        }
        warnNowAndThen(failure);
        return request.getMethod().equals(HttpMethod.GET.name())
                ? Problem.UNAVAILABLE.answer()
                : Problem.OUTCOME_UNKNOWN.answer("It may have been done or not: look, and ask again if it was not.");
    }

    private static boolean isConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57");
    }

    /** A crowd asks on while the database is away: the log shall not drown in it. */
    private void warnNowAndThen(Exception failure) {
        unavailableAnswers.increment();
        long now = System.nanoTime();
        long before = warnedAtNanos.get();
        if (now - before > WARN_EVERY_NANOS && warnedAtNanos.compareAndSet(before, now)) {
            log.warn(
                    "The database is unavailable or has no connection left ({}); {} clients were told to ask again since"
                            + " the last of these lines",
                    failure.getMessage(),
                    unavailableAnswers.sumThenReset());
        }
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (exception instanceof ErrorResponseException ours && Problem.isOurs(ours.getBody())) {
            return super.handleExceptionInternal(exception, ours.getBody(), asProblem(headers), status, request);
        }
        Problem problem = Problem.ofStatus(status.value());
        if (status.is5xxServerError()) {
            log.error("A request could not be answered; the client sees {}", status, exception);
        }
        ProblemDetail detail = problem.body();
        detail.setStatus(status.value());
        return super.handleExceptionInternal(exception, detail, asProblem(headers), status, request);
    }

    /** The framework's own, such as Allow, stay. */
    private static HttpHeaders asProblem(HttpHeaders headers) {
        HttpHeaders copy = HttpHeaders.copyOf(headers);
        copy.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return copy;
    }

    /** Spring takes {@code Content-Type: text/*} for a range of types and breaks where it wants one. */
    @ExceptionHandler
    ResponseEntity<Object> notAsAsked(IllegalArgumentException exception, HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.contains("*") ? Problem.UNSUPPORTED_MEDIA_TYPE.answer() : broken(exception);
    }

    /** Tomcat's: too many of them, or one that cannot be decoded. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<Object> unreadableQuery() {
        return Problem.INVALID_REQUEST.answer("The query has too many parameters, or one that cannot be read.");
    }

    @ExceptionHandler
    ResponseEntity<Object> broken(Exception exception) {
        log.error("A request broke; the client sees 500 and may ask again", exception);
        return Problem.INTERNAL_ERROR.answer();
    }
}
