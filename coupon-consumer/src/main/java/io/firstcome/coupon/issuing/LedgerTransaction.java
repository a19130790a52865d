package io.firstcome.coupon.issuing;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/**
 * Runs work in a transaction. Where the connection is gone the rollback fails too: it is the first failure that tells
 * why, so it is the one that is thrown, and nothing is logged here.
 */
@Component
final class LedgerTransaction {

    private final PlatformTransactionManager manager;

    LedgerTransaction(PlatformTransactionManager manager) {
        this.manager = manager;
    }

    <T> T execute(Supplier<T> work) {
        TransactionStatus status = manager.getTransaction(TransactionDefinition.withDefaults());
        T result;
        try {
            result = work.get();
        } catch (RuntimeException failure) {
            try {
                manager.rollback(status);
            } catch (TransactionException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
        manager.commit(status);
        return result;
    }
}
