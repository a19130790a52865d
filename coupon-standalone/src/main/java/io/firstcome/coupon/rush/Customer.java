package io.firstcome.coupon.rush;

import io.firstcome.coupon.rush.CouponClient.Answer;
import io.firstcome.coupon.rush.RushHistory.DecisionTold;
import io.firstcome.coupon.rush.RushHistory.TicketTold;
import io.firstcome.coupon.rush.RushPlan.Visit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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
                Optional<TicketTold> first = ask(visit.instance(), couponId());
                pause(BETWEEN_CLICKS);
                Optional<TicketTold> second = ask(visit.instance() + 1, couponId());
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
    }

    private static String path(String couponId) {
        return "/v1/coupons/" + couponId + "/issue-requests";
    }

    /** Asks until there is an answer that stands. */
    private Optional<TicketTold> ask(int instance, String couponId) throws InterruptedException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            scene.history().sent.increment();
            try {
                Answer answer = scene.client().post(instance + attempt, path(couponId), token, null);
                if (answer.status() == 202 || answer.status() == 200) {
                    TicketTold told = ticket(answer, couponId);
                    scene.history().told(told);
                    return Optional.of(told);
                }
                if (answer.status() == 504) {
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

    private TicketTold ticket(Answer answer, String couponId) {
        return new TicketTold(
                visit.customerId(),
                couponId,
                answer.body().path("requestId").asString(),
                answer.body().path("ticket").asLong(),
                Instant.parse(answer.body().path("acceptedAt").asString()),
                answer.status() == 200,
                answer.startNanos(),
                answer.endNanos());
    }

    /** Asks for the decision as often as the API advises, at whichever instance. */
    private void followed(Optional<TicketTold> ticket) throws InterruptedException {
        if (ticket.isEmpty()) {
            return;
        }
        int instance = visit.instance();
        while (System.nanoTime() < scene.giveUpNanos()) {
            try {
                Answer answer = scene.client()
                        .get(instance++, "/v1/issue-requests/" + ticket.get().requestId(), token);
                if (isFinal(answer)) {
                    scene.history().told(decision(answer));
                    return;
                }
                pause(Duration.ofSeconds(Math.max(1, answer.retryAfterSeconds()))
                        .plusMillis(ThreadLocalRandom.current().nextInt(200)));
            } catch (IOException _) {
                pause(Duration.ofSeconds(1));
            }
        }
    }

    private static boolean isFinal(Answer answer) {
        String status = answer.body().path("status").asString("");
        return answer.status() == 200 && (status.equals("issued") || status.equals("refused"));
    }

    private static DecisionTold decision(Answer answer) {
        var body = answer.body();
        return new DecisionTold(
                body.path("requestId").asString(),
                body.path("ticket").asLong(),
                body.path("status").asString(),
                body.path("coupon").path("serial").asLong(0),
                body.path("coupon").path("code").asString(""),
                body.path("reason").asString(""),
                Instant.parse(body.path("decidedAt").asString()));
    }

    private static void pauseUntil(long nanos) throws InterruptedException {
        pause(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
