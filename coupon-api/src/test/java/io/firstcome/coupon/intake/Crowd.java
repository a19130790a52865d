package io.firstcome.coupon.intake;

import io.firstcome.coupon.api.ApiUnderTest.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many customers at once, each on a virtual thread. */
public final class Crowd implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Future<Reply> begin(Callable<Reply> ask) {
        return threads.submit(ask);
    }

    public List<Reply> all(List<Callable<Reply>> asks) throws InterruptedException {
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> future : threads.invokeAll(asks)) {
            replies.add(get(future));
        }
        return replies;
    }

    public static Reply get(Future<Reply> future) {
        try {
            return future.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
