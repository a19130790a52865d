package io.firstcome.coupon.outcome;

import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A customer who asks over HTTP, and perhaps prefers to wait. */
record Customer(String name) {

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("customer").start(task);

    Reply ask(ApiUnderTest api, String coupon, @Nullable String prefer) {
        return api.send(request(api, "/v1/coupons/" + coupon + "/issue-requests", prefer)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    Reply status(ApiUnderTest api, String request, @Nullable String prefer) {
        return api.send(request(api, "/v1/issue-requests/" + request, prefer));
    }

    /** The answer comes once the customer has waited. */
    CompletableFuture<Reply> beginAsking(ApiUnderTest api, String coupon, String prefer) {
        return waiting(api, () -> ask(api, coupon, prefer));
    }

    CompletableFuture<Reply> beginStatus(ApiUnderTest api, String request, String prefer) {
        return waiting(api, () -> status(api, request, prefer));
    }

    private static CompletableFuture<Reply> waiting(ApiUnderTest api, java.util.function.Supplier<Reply> request) {
        WaitingCustomers waiting = api.bean(WaitingCustomers.class);
        int before = waiting.waiting();
        CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(request, THREADS);
        await().until(() -> waiting.waiting() == before + 1);
        return reply;
    }

    HttpRequest.Builder request(ApiUnderTest api, String path, @Nullable String prefer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + TestTokens.customer(name));
        return prefer == null ? request : request.header("Prefer", prefer);
    }

    /** Until this instance hears what is said. */
    static void awaitHearing(ApiUnderTest api, DecisionsTopic topic) {
        LinePositions positions = api.bean(LinePositions.class);
        CouponId probe = new CouponId(UUID.randomUUID());
        long[] sequence = {1};
        await().until(() -> {
            topic.say(new LineProgressed(probe, ++sequence[0], 0, 0, 0, 1, false));
            return positions.find(probe).isPresent();
        });
    }
}
