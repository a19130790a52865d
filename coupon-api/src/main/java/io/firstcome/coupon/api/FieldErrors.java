package io.firstcome.coupon.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.web.ErrorResponseException;

/** What is wrong with the fields of a request: all of it is said in one answer. */
public final class FieldErrors {

    /**
     * One field that is wrong.
     *
     * @param field its name
     * @param message what it must be
     */
    public record FieldError(String field, String message) {}

    private static final int MAX_NAME_LENGTH = 60;

    private final List<FieldError> errors = new ArrayList<>();

    /** Adds one; of a field's name that the client made up only the beginning is repeated. */
    public FieldErrors add(String field, String message) {
        String name = field.length() > MAX_NAME_LENGTH ? field.substring(0, MAX_NAME_LENGTH) + "…" : field;
        errors.add(new FieldError(name, message));
        return this;
    }

    /** Ends the handling of the request, unless nothing is wrong. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw asException();
        }
    }

    /** Ends the handling of the request with all that is wrong. */
    public ErrorResponseException asException() {
        List<FieldError> byName =
                errors.stream().sorted(Comparator.comparing(FieldError::field)).toList();
        return Problem.INVALID_REQUEST.asException("See 'errors' for each field.", Map.of("errors", byName));
    }
}
