package io.firstcome.coupon.promises;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A query's rows as a stream from a server-side cursor, with a look at the next one: what merging sorted streams needs. */
final class Rows<T> implements AutoCloseable {

    private static final int ROWS_PER_FETCH = 2_000;

    /** Reads the row that the result stands on. */
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final PreparedStatement statement;
    private final ResultSet result;
    private final Mapper<T> mapper;
    private @Nullable T head;

    Rows(PreparedStatement statement, Mapper<T> mapper) throws SQLException {
        this.statement = statement;
        this.mapper = mapper;
        statement.setFetchSize(ROWS_PER_FETCH);
        this.result = statement.executeQuery();
        advance();
    }

    /** The next row, null after the last one. */
    @Nullable
    T peek() {
        return head;
    }

    void advance() throws SQLException {
        head = result.next() ? mapper.map(result) : null;
    }

    /** The next rows as long as they are wanted; they are few. */
    List<T> takeWhile(Predicate<? super T> wanted) throws SQLException {
        T first = head;
        if (first == null || !wanted.test(first)) {
            return List.of();
        }
        advance();
        if (head == null || !wanted.test(head)) {
            return List.of(first);
        }
        List<T> taken = new ArrayList<>(List.of(first));
        for (T next = head; next != null && wanted.test(next); next = head) {
            taken.add(next);
            advance();
        }
        return taken;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
