package io.firstcome.coupon.issuing;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns as arrays of texts: a statement takes many rows as one {@code unnest} of such arrays, cast there. */
final class Sql {

    private Sql() {}

    static <T> @Nullable String[] texts(Collection<T> rows, Function<T, ? extends @Nullable Object> column) {
        @Nullable String[] texts = new @Nullable String[rows.size()];
        int index = 0;
        for (T row : rows) {
            Object value = column.apply(row);
            texts[index++] = value == null ? null : value.toString();
        }
        return texts;
    }
}
