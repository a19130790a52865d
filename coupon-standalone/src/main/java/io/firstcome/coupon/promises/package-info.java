/**
 * {@code verify}'s code: what comes in is a connection to each of the two schemas, {@code intake} and {@code ledger}
 * (they may live on two servers), and what goes out is a {@link io.firstcome.coupon.promises.Verdict}: each of the seven
 * promises with what was counted and how, and examples of what breaks it. Open {@link
 * io.firstcome.coupon.promises.Promises} first; {@link io.firstcome.coupon.promises.Check} lists the checks.
 *
 * <p>Nothing is written and nothing is trusted: neither the constraints of the database nor the code that wrote the
 * rows. Rows are read as sorted streams and merged, so memory stays flat up to the waiting list of one line.
 */
@NullMarked
package io.firstcome.coupon.promises;

import org.jspecify.annotations.NullMarked;
