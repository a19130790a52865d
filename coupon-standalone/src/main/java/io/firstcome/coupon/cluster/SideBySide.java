package io.firstcome.coupon.cluster;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same with several parts at once. */
final class SideBySide {

    private SideBySide() {}

    /**
     * Returns when it is done with each, also with the others if one fails.
     *
     * @throws RuntimeException the first failure
     */
    static void each(List<? extends Part> parts, Consumer<Part> what) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> all = parts.stream()
                    .map(part -> CompletableFuture.runAsync(() -> what.accept(part), threads))
                    .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException broken) {
            throw broken.getCause() instanceof RuntimeException cause ? cause : broken;
        }
    }
}
