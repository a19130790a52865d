package io.firstcome.coupon.intake;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One customer who waits for an answer. Either a writer takes it, and then it is answered with what came of it, or its
 * deadline passes before, and then nothing is written for it.
 */
final class Ask {

    private final CouponId couponId;
    private final CustomerId customerId;
    private final @Nullable RequestKey key;
    private final RequestId requestId;
    private final long deadlineNanos;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /**
     * @param key the customer's own name for the request, null if there is none
     * @param requestId the id it gets if it is accepted; it stays the same when the batch is tried again, so that a
     *     request whose commit was in doubt is recognised
     * @param deadlineNanos on {@link System#nanoTime}
     */
    Ask(CouponId couponId, CustomerId customerId, @Nullable RequestKey key, RequestId requestId, long deadlineNanos) {
        this.couponId = couponId;
        this.customerId = customerId;
        this.key = key;
        this.requestId = requestId;
        this.deadlineNanos = deadlineNanos;
    }

    CouponId couponId() {
        return couponId;
    }

    CustomerId customerId() {
        return customerId;
    }

    @Nullable
    RequestKey key() {
        return key;
    }

    RequestId requestId() {
        return requestId;
    }

    /** Whether the writer may write it. */
    boolean take() {
        if (deadlineNanos - System.nanoTime() <= 0) {
            giveUp();
        }
        return settled.compareAndSet(false, true);
    }

    /** Has it answered as overloaded, unless a writer has taken it. */
    void giveUp() {
        if (settled.compareAndSet(false, true)) {
            answer.complete(new Answer.Overloaded());
        }
    }

    void answer(Answer given) {
        answer.complete(given);
    }

    /** Waits until the deadline, or until the writer that has taken it is through. */
    Answer await() throws InterruptedException {
        try {
            return answer.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            giveUp();
            return join();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("answers are values", impossible);
        }
    }

    private Answer join() throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("answers are values", impossible);
        }
    }
}
