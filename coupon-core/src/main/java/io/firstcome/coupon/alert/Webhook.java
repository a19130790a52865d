package io.firstcome.coupon.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Sends messages one after the other from a thread of its own. An attempt that was not answered, or by 408, 425, 429 or
 * 5xx, is followed by another after a wait that doubles; any other refusal is final. The log never has the address.
 */
final class Webhook implements AlertChannel {

    private static final System.Logger LOG = System.getLogger(Webhook.class.getName());

    private static final int QUEUE_CAPACITY = 100;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 10;

    /** What an attempt came to. */
    private sealed interface Result {
        record Taken() implements Result {}

        record Refused(String why) implements Result {}

        record NotAnswered(String why) implements Result {}
    }

    private final AlertSettings settings;
    private final URI address;
    private final Signature signature;
    private final AlertCounts counts;
    private final HttpClient http;
    private final BlockingQueue<AlertMessage> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final Thread thread;

    Webhook(AlertSettings settings, AlertCounts counts) {
        this.settings = settings;
        this.address = Objects.requireNonNull(settings.webhookUrl());
        this.signature = new Signature(settings.secret());
        this.counts = counts;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
        this.thread = Thread.ofPlatform().daemon().name("alert-webhook").start(this::run);
    }

    @Override
    public boolean offer(AlertMessage message) {
        return queue.offer(message);
    }

    private void run() {
        try {
            while (true) {
                deliver(queue.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(AlertMessage message) throws InterruptedException {
        byte[] body = AlertJson.write(message, settings.runbookUrl());
        String id = UUID.randomUUID().toString();
        String why = "";
        for (int attempt = 0; attempt < settings.attempts(); attempt++) {
            if (attempt > 0) {
                counts.retried.incrementAndGet();
                Thread.sleep(waitAfter(attempt));
            }
            switch (send(id, body)) {
                case Result.Taken _ -> {
                    counts.delivered.incrementAndGet();
                    return;
                }
                case Result.Refused(String reason) -> {
                    failed(message, reason);
                    return;
                }
                case Result.NotAnswered(String reason) -> why = reason;
            }
        }
        failed(message, why);
    }

    private void failed(AlertMessage message, String why) {
        counts.failed.incrementAndGet();
        LOG.log(
                System.Logger.Level.WARNING,
                "Nobody was told of {0} ({1}): the webhook at {2} does not take it ({3}). Look at firstcome.alerts.*",
                message.kind().code(),
                message.state(),
                address.getHost(),
                why);
    }

    private Duration waitAfter(int attempts) {
        Duration wait = settings.retryInitial().multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** The timestamp is each attempt's own: it says when this was sent, not when it was thought of. */
    private Result send(String id, byte[] body) throws InterruptedException {
        long now = System.currentTimeMillis() / 1_000;
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("X-Firstcome-Delivery", id)
                .header(Signature.TIMESTAMP_HEADER, Long.toString(now))
                .header(Signature.HEADER, signature.of(now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return result(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException broken) {
            return new Result.NotAnswered(broken.getClass().getSimpleName());
        }
    }

    private static Result result(int status) {
        if (status >= 200 && status < 300) {
            return new Result.Taken();
        }
        String why = "status " + status;
        return status >= 500 || status == 408 || status == 425 || status == 429
                ? new Result.NotAnswered(why)
                : new Result.Refused(why);
    }

    /** What is under way or waits is given up: a service that stops does not wait for a receiver. */
    @Override
    public void close() {
        thread.interrupt();
        http.shutdownNow();
    }
}
