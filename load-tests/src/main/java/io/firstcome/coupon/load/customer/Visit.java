package io.firstcome.coupon.load.customer;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import io.firstcome.coupon.load.plan.Arrival;
import io.firstcome.coupon.rush.CallReader;
import io.firstcome.coupon.rush.CouponClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** One arrival, in a virtual thread of its own: asks once, and asks for the status until there is a decision. */
final class Visit {

    private static final int NEW_TICKET_BELOW = 300;
    private static final int REPEATED = 200;

    /** Phones do not ask in step. */
    private static final long JITTER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Arrival arrival;
    private final String couponId;
    private final String token;
    private final long dueNanos;
    private final Scene scene;

    Visit(Arrival arrival, Scene scene) {
        this.arrival = arrival;
        this.couponId = scene.couponIds().get(arrival.coupon());
        this.token = scene.tokens().get(arrival.customer());
        this.dueNanos = scene.openingNanos() + arrival.dueNanos();
        this.scene = scene;
    }

    void come() throws InterruptedException {
        long now = System.nanoTime();
        scene.results().latencies().late(now - dueNanos);
        scene.results().tally().sent();
        try {
            Answer answer =
                    scene.wire().send("POST", arrival.instance(), "/v1/coupons/" + couponId + "/issue-requests", token);
            heard(answer, CallReader.of(Call.Kind.ASK, subject(), answer));
        } catch (IOException broken) {
            String why = broken.getClass().getSimpleName();
            unanswered(System.nanoTime(), why);
            scene.results().keep(CallReader.broken(Call.Kind.ASK, subject(), arrival.instance(), now, why, List.of()));
        }
    }

    private void heard(Answer answer, Call call) throws InterruptedException {
        switch (call.result()) {
            case OK -> {
                scene.results().keep(call);
                if (call.told().isEmpty()) {
                    unanswered(answer.endNanos(), call.answer() + " without a ticket");
                } else {
                    ticket(answer, call.told().getFirst());
                }
            }
            case REFUSED -> {
                record(Measure.REFUSAL, answer.endNanos());
                scene.results().tally().refused(answer.problem().isEmpty() ? call.answer() : answer.problem());
            }
            case UNKNOWN -> {
                scene.results().keep(call);
                unanswered(answer.endNanos(), call.answer());
            }
        }
    }

    private void unanswered(long untilNanos, String why) {
        record(Measure.UNANSWERED, untilNanos);
        scene.results().tally().unanswered(why);
    }

    /** Who comes again has been followed since the first time. */
    private void ticket(Answer answer, Told told) throws InterruptedException {
        if (answer.status() == REPEATED) {
            record(Measure.REPEAT, answer.endNanos());
            scene.results().tally().repeated();
        } else if (answer.status() < NEW_TICKET_BELOW) {
            record(Measure.ACCEPT, answer.endNanos());
            scene.results().tally().accepted();
            follow(answer, told);
        }
    }

    private void follow(Answer ticket, Told told) throws InterruptedException {
        long due = nextNanos(ticket);
        while (due < scene.giveUpNanos()) {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            try {
                Answer answer =
                        scene.wire().send("GET", arrival.instance(), "/v1/issue-requests/" + told.requestId(), token);
                scene.results().latencies().record(Measure.STATUS, answer.endNanos() - due);
                Call call = CallReader.of(Call.Kind.STATUS, subject(), answer);
                if (isDecided(call, ticket)) {
                    return;
                }
                due = nextNanos(answer);
            } catch (IOException _) {
                due = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            }
        }
        scene.results().isLeftUntold();
    }

    private boolean isDecided(Call call, Answer ticket) {
        if (call.told().isEmpty()) {
            return false;
        }
        Told told = call.told().getFirst();
        Told.Decision decision = told.decision();
        if (decision == null) {
            return false;
        }
        scene.results().keep(call);
        scene.results().tally().decided(decision.outcome().equals("issued"));
        record(Measure.TOLD, call.span().endNanos());
        if (told.acceptedAt() != null) {
            Duration inLine = Duration.between(told.acceptedAt(), decision.decidedAt());
            record(Measure.DECISION, ticket.endNanos() + inLine.toNanos());
        }
        return true;
    }

    private static long nextNanos(Answer answer) {
        return answer.endNanos()
                + TimeUnit.SECONDS.toNanos(Math.max(1, answer.retryAfterSeconds()))
                + ThreadLocalRandom.current().nextLong(JITTER_NANOS);
    }

    private void record(Measure measure, long untilNanos) {
        scene.results().latencies().record(measure, untilNanos - dueNanos);
    }

    private Call.Subject subject() {
        return new Call.Subject(Tokens.customerId(arrival.customer()), couponId, "", "");
    }
}
