package io.firstcome.coupon.crowd;

import io.firstcome.coupon.crowd.Phone.Reply;
import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A customer during a visit, in a thread of its own. Asks again as a sane phone does: later and later, and not for ever. */
final class Visitor {

    private static final int MOST_TRIES = 12;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration BETWEEN_CLICKS = Duration.ofMillis(30);
    /** Who follows a request for so long comes back later, or never. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String[] NO_HEADERS = {};
    private static final String[] WAIT = {"Prefer", "wait=5"};

    private final Visit visit;
    private final Phone phone;
    private final Followed followed;
    private final BooleanSupplier over;
    private final Call.Subject wish;

    /** @param over whether the crowd goes home */
    Visitor(Visit visit, Phone phone, Followed followed, BooleanSupplier over) {
        this.visit = visit;
        this.phone = phone;
        this.followed = followed;
        this.over = over;
        this.wish = new Call.Subject(
                visit.customer(), visit.coupon().id, "", visit.hasKey() ? "visit-" + visit.number() : "");
    }

    void come() throws InterruptedException {
        int here = visit.instance();
        switch (visit.manner()) {
            case ONCE -> follow(ask(here, NO_HEADERS), NO_HEADERS);
            case TWICE, WITH_KEY -> {
                Optional<Told> first = ask(here, NO_HEADERS);
                pause(BETWEEN_CLICKS);
                Optional<Told> second = ask(here + 1, NO_HEADERS);
                follow(first.or(() -> second), NO_HEADERS);
            }
            case HANGS_UP -> {
                phone.hangUp(wish, here, headers(NO_HEADERS));
                follow(ask(here + 1, NO_HEADERS), NO_HEADERS);
            }
            case WAITS -> follow(ask(here, WAIT), WAIT);
            case WATCHES -> {
                Optional<Told> told = ask(here, NO_HEADERS);
                if (told.isPresent() && !followed.isDecided(told.get().requestId())) {
                    phone.watch(request(told.get()), here + 1, _ -> !over.getAsBoolean());
                }
                follow(told, NO_HEADERS);
            }
        }
    }

    private String[] headers(String[] more) {
        if (wish.key().isEmpty()) {
            return more;
        }
        return more.length == 0
                ? new String[] {"Idempotency-Key", wish.key()}
                : new String[] {"Idempotency-Key", wish.key(), more[0], more[1]};
    }

    /** Asks until there is an answer that stands. */
    private Optional<Told> ask(int instance, String[] more) throws InterruptedException {
        for (int attempt = 0; attempt < MOST_TRIES && !over.getAsBoolean(); attempt++) {
            Reply reply = phone.ask(wish, instance + attempt, headers(more));
            List<Told> told = reply.call().told();
            if (!told.isEmpty()) {
                return Optional.of(told.getFirst());
            }
            if (reply.call().result() == Call.Result.REFUSED && reply.retryAfterSeconds() == 0) {
                return Optional.empty();
            }
            pauseAfter(reply, attempt);
        }
        return Optional.empty();
    }

    private Followed.Request request(Told told) {
        return new Followed.Request(told.requestId(), wish.customer(), wish.coupon());
    }

    /** Asks for the decision as often as the API advises, at one instance after the other. */
    private void follow(Optional<Told> told, String[] headers) throws InterruptedException {
        if (told.isEmpty()) {
            return;
        }
        Followed.Request request = request(told.get());
        long until = System.nanoTime() + PATIENCE.toNanos();
        int failed = 0;
        for (int instance = visit.instance() + 1;
                !followed.isDecided(request.id()) && System.nanoTime() < until && !over.getAsBoolean();
                instance++) {
            Reply reply = phone.status(Call.Kind.STATUS, request, instance, headers);
            failed = reply.isOk() ? 0 : failed + 1;
            if (!followed.isDecided(request.id())) {
                pauseAfter(reply, failed);
            }
        }
    }

    /** What the API advises, else twice as long each time; with a little chance, so that not all come at once. */
    private static void pauseAfter(Reply reply, int attempt) throws InterruptedException {
        Duration doubled = FIRST_BACK_OFF.multipliedBy(1L << Math.min(attempt, 10));
        Duration own = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
        Duration advised = Duration.ofSeconds(reply.retryAfterSeconds());
        pause((advised.isPositive() ? advised : own)
                .plusMillis(ThreadLocalRandom.current().nextInt(100)));
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
