package io.firstcome.coupon.rush;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import io.firstcome.coupon.rush.CouponClient.Answer;
import io.firstcome.coupon.rush.RushPlan.Visit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One customer's visit, in the customer's own thread, from the first request to the decision. */
final class Customer {

    private static final int MOST_TRIES = 8;
    private static final Duration BETWEEN_CLICKS = Duration.ofMillis(30);

    /**
     * What all visits share.
     *
     * @param openingNanos when the coupons open, by {@link System#nanoTime()}
     * @param giveUpNanos when customers stop asking for their decision
     */
    record Scene(CouponClient client, RushHistory history, String[] couponIds, long openingNanos, long giveUpNanos) {}

    private final Visit visit;
    private final String token;
    private final Scene scene;

    Customer(Visit visit, String token, Scene scene) {
        this.visit = visit;
        this.token = token;
        this.scene = scene;
    }

    /** The one before the opening; told so, it changes nothing. */
    void askTooEarly() throws InterruptedException {
        if (visit.manner() == RushPlan.Manner.EARLY) {
            ask(visit.instance(), couponId());
        }
    }

    void come() throws InterruptedException {
        pauseUntil(scene.openingNanos() + visit.after().toNanos());
        switch (visit.manner()) {
            case PLAIN, EARLY -> followed(ask(visit.instance(), couponId()));
            case LOST ->
                ask(visit.instance(), UUID.nameUUIDFromBytes(new byte[] {1}).toString());
            case DOUBLE_CLICK -> {
                Optional<Told> first = ask(visit.instance(), couponId());
                pause(BETWEEN_CLICKS);
                Optional<Told> second = ask(visit.instance() + 1, couponId());
                followed(first.or(() -> second));
            }
            case BROKEN_CONNECTION -> {
                hangUp();
                followed(ask(visit.instance() + 1, couponId()));
            }
        }
    }

    private String couponId() {
        return scene.couponIds()[visit.coupon()];
    }

    private void hangUp() {
        scene.history().sent.increment();
        scene.history().unknown.increment();
        try {
            scene.client().postAndHangUp(visit.instance(), path(couponId()), token);
        } catch (IOException _) {
            // hanging up is the point; whether the request arrived stays unknown, and asking again tells
        }
        unanswered(visit.instance(), couponId(), System.nanoTime());
    }

    private void unanswered(int instance, String couponId, long startNanos) {
        scene.history()
                .add(CallReader.broken(
                        Call.Kind.ASK,
                        subject(couponId),
                        scene.client().numberOf(instance),
                        startNanos,
                        "no answer",
                        List.of()));
    }

    private Call.Subject subject(String couponId) {
        return new Call.Subject(visit.customerId(), couponId, "", "");
    }

    private static String path(String couponId) {
        return "/v1/coupons/" + couponId + "/issue-requests";
    }

    /** Asks until there is an answer that stands. */
    private Optional<Told> ask(int instance, String couponId) throws InterruptedException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            scene.history().sent.increment();
            long startNanos = System.nanoTime();
            try {
                Answer answer = scene.client().post(instance + attempt, path(couponId), token, null);
                Call call = CallReader.of(Call.Kind.ASK, subject(couponId), answer);
                if (call.result() != Call.Result.REFUSED) {
                    scene.history().add(call);
                }
                if (!call.told().isEmpty()) {
                    return Optional.of(call.told().getFirst());
                }
                if (call.result() == Call.Result.UNKNOWN) {
                    scene.history().unknown.increment();
                } else if (answer.status() != 503) {
                    refused(answer);
                    return Optional.empty();
                } else {
                    scene.history().refusedOtherwise.increment();
                }
                pause(Duration.ofSeconds(Math.max(1, answer.retryAfterSeconds())));
            } catch (IOException _) {
                scene.history().unknown.increment();
                unanswered(instance + attempt, couponId, startNanos);
            }
        }
        return Optional.empty();
    }

    private void refused(Answer answer) {
        if (answer.problem().equals("sold-out")) {
            scene.history().refusedSoldOut.increment();
        } else {
            scene.history().refusedOtherwise.increment();
        }
    }

    /** Asks for the decision as often as the API advises, at whichever instance. */
    private void followed(Optional<Told> ticket) throws InterruptedException {
        if (ticket.isEmpty()) {
            return;
        }
        int instance = visit.instance();
        while (System.nanoTime() < scene.giveUpNanos()) {
            try {
                Answer answer = scene.client()
                        .get(instance++, "/v1/issue-requests/" + ticket.get().requestId(), token);
                Call call = CallReader.of(Call.Kind.STATUS, subject(couponId()), answer);
                if (call.told().stream().anyMatch(told -> told.decision() != null)) {
                    scene.history().add(call);
                    return;
                }
                pause(Duration.ofSeconds(Math.max(1, answer.retryAfterSeconds()))
                        .plusMillis(ThreadLocalRandom.current().nextInt(200)));
            } catch (IOException _) {
                pause(Duration.ofSeconds(1));
            }
        }
    }

    private static void pauseUntil(long nanos) throws InterruptedException {
        pause(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
