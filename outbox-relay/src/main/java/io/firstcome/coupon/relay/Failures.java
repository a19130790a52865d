package io.firstcome.coupon.relay;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Reads what lies at the bottom of an exception. */
final class Failures {

    private static final int MAX_DEPTH = 30;

    private Failures() {}

    /** The deepest cause that has something to say, in one line. */
    static String describe(Throwable failure) {
        Throwable cause = causes(failure)
                .filter(candidate -> candidate.getMessage() != null)
                .reduce(failure, (_, deeper) -> deeper);
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + ": " + message;
    }

    /** Whether PostgreSQL answered with one of these SQLSTATEs. */
    static boolean hasSqlState(Throwable failure, String... states) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .anyMatch(state -> Stream.of(states).anyMatch(wanted -> wanted.equals(state)));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_DEPTH);
    }
}
