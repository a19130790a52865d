package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.intake.IntakePlan.Asker;
import io.firstcome.coupon.intake.IntakePlan.Locked;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The lines and who stands in them. */
interface LineStore {

    /**
     * A transaction over some lines. Closing it undoes what is not committed. Every method fails with an {@link
     * SQLException} whose {@link DatabaseTrouble} tells what that means.
     */
    interface Transaction extends AutoCloseable {

        /**
         * Locks the lines against every other change until the transaction ends, each with the time once its lock was
         * held. A coupon without a line is absent.
         */
        Map<CouponId, Locked> lock(Collection<CouponId> couponIds) throws SQLException;

        /** What stands in the locked lines of those who ask, of each by {@code nth}. */
        Map<Asker, List<Standing>> inLine(Collection<Asker> askers) throws SQLException;

        /** Adds who joins, and the messages that say so, and moves the lines on. */
        void join(IntakePlan plan) throws SQLException;

        /** @throws CommitInDoubtException if it may be committed or not */
        void commit() throws SQLException;

        void rollback() throws SQLException;

        @Override
        void close() throws SQLException;
    }

    Transaction begin() throws SQLException;

    /** A connection was lost, and so others probably are: the next transaction is to have a new one. */
    void connectionLost();
}
