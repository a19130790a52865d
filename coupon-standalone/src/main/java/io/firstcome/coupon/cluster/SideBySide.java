package io.firstcome.coupon.cluster;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same with several things at once. */
final class SideBySide {

    private SideBySide() {}

    /**
     * Returns when it is done with each, also with the others if one fails.
     *
     * @throws RuntimeException the first failure
     */
    static <T extends Object> void each(List<? extends T> things, Consumer<T> what) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = things.stream()
                    .map(thing -> CompletableFuture.runAsync(() -> what.accept(thing), threads))
                    .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException broken) {
            throw broken.getCause() instanceof RuntimeException cause ? cause : broken;
        }
    }
}
