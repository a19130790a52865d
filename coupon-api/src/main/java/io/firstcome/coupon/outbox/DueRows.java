package io.firstcome.coupon.outbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what is due, one row a transaction, in which the row is locked. One that fails is put off in a transaction of its own,
 * so that it does not keep the others from their turn.
 */
final class DueRows<T extends Object> {

    private final TransactionTemplate transaction;
    private final Supplier<Optional<T>> take;
    private final Consumer<T> work;
    private final BiConsumer<T, RuntimeException> putOff;

    /**
     * @param take locks a row that is due until the transaction ends
     * @param work does what is to be done about it
     * @param putOff has it come later and says so; fails as well where the database is away
     */
    DueRows(
            TransactionTemplate transaction,
            Supplier<Optional<T>> take,
            Consumer<T> work,
            BiConsumer<T, RuntimeException> putOff) {
        this.transaction = transaction;
        this.take = take;
        this.work = work;
        this.putOff = putOff;
    }

    /** Returns how many had their turn; fewer than the limit if nothing more is due. */
    int sweep(int limit) {
        int taken = 0;
        while (taken < limit && sweepOne()) {
            taken++;
        }
        return taken;
    }

    private boolean sweepOne() {
        AtomicReference<@Nullable T> taken = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(_ -> take.get().ifPresent(row -> {
                taken.set(row);
                work.accept(row);
            }));
        } catch (RuntimeException failure) {
            T row = taken.get();
            if (row == null) {
                throw failure;
            }
            transaction.executeWithoutResult(_ -> putOff.accept(row, failure));
        }
        return taken.get() != null;
    }
}
