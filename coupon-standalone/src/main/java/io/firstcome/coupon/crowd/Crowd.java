package io.firstcome.coupon.crowd;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.History;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A crowd that comes for as long as it is let: {@link #start}, {@link #stop}, {@link #drain}, {@link #lastWords}, {@link
 * #close}.
 */
public final class Crowd implements AutoCloseable {

    /** More than these only wait for each other. */
    private static final int MOST_PRESENT = 4_000;

    /** In the end, at each instance. */
    private static final int ASKING_AT_ONCE = 8;

    private static final Duration GOING_HOME = Duration.ofSeconds(20);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(500);

    private final CrowdSettings settings;
    private final History history;
    private final Followed followed = new Followed();
    private final Phone phone;
    private final Admins admins;
    private final RandomGenerator random;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicLong turnedAway = new AtomicLong();
    private volatile boolean stopped;

    private Crowd(CrowdSettings settings, List<URI> apis, DevelopmentKeys keys, History history) {
        RandomGeneratorFactory<RandomGenerator> generators = RandomGeneratorFactory.of("L64X128MixRandom");
        this.settings = settings;
        this.history = history;
        this.phone = new Phone(Phone.client(apis), keys, history, followed);
        this.admins = new Admins(settings, generators.create(settings.seed() + 1), phone);
        this.random = generators.create(settings.seed());
    }

    /**
     * Lets customers and admins come. Nothing needs to be up yet: they ask again.
     *
     * @param apis where the instances answer, also after they were started anew
     * @param history takes every call; it stays open when the crowd is closed
     */
    public static Crowd start(CrowdSettings settings, List<URI> apis, DevelopmentKeys keys, History history) {
        Crowd crowd = new Crowd(settings, apis, keys, history);
        crowd.inBackground(() -> crowd.admins.work(() -> crowd.stopped));
        crowd.inBackground(crowd::letCome);
        return crowd;
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void inBackground(Work work) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt(); // the crowd is closed
                }
            });
        } catch (RejectedExecutionException _) {
            stop(); // it goes home already
        }
    }

    private void letCome() throws InterruptedException {
        long began = System.nanoTime();
        for (int number = 0; !stopped && !history.full(); number++) {
            long due = began + (long) (number * 1e9 / settings.requestsPerSecond());
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            List<OnOffer> offers = List.copyOf(admins.offers());
            if (offers.isEmpty()) {
                continue;
            }
            OnOffer coupon = offers.get(random.nextInt(offers.size()));
            Visit visit = Visit.draw(number, random, settings, coupon, phone.instances());
            if (present.get() >= MOST_PRESENT) {
                turnedAway.incrementAndGet();
            } else if (!stopped) {
                present.incrementAndGet();
                inBackground(() -> come(visit));
            }
        }
    }

    private void come(Visit visit) throws InterruptedException {
        try {
            new Visitor(visit, phone, followed, () -> stopped).come();
        } finally {
            present.decrementAndGet();
        }
    }

    /** Where it stands now. */
    public CrowdFigures figures() {
        long ok = history.asked(Call.Result.OK);
        long refused = history.asked(Call.Result.REFUSED);
        long unknown = history.asked(Call.Result.UNKNOWN);
        return new CrowdFigures(
                ok + refused + unknown,
                ok,
                refused,
                unknown,
                followed.accepted(),
                followed.decided(),
                followed.waiting(),
                present.get(),
                turnedAway.get(),
                admins.acts());
    }

    public History history() {
        return history;
    }

    /** From now on nobody comes, and who is there goes as soon as the call under way has ended. */
    public void stop() {
        stopped = true;
    }

    /**
     * Stops, undoes what admins held up, and asks for every accepted request until it is decided or stands on the waiting
     * list.
     *
     * @return whether that came within the bound; {@link #figures} says how many are undecided
     */
    public boolean drain(Duration bound) throws InterruptedException {
        stop();
        long until = System.nanoTime() + bound.toNanos();
        sendHome();
        admins.tidyUp(() -> System.nanoTime() >= until);
        int instance = 0;
        while (!followed.open().isEmpty() && System.nanoTime() < until) {
            for (Followed.Request request : followed.open()) {
                if (System.nanoTime() < until) {
                    phone.status(Call.Kind.STATUS, request, instance++);
                }
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_ROUNDS.toNanos());
        }
        return followed.open().isEmpty();
    }

    /** Calls end by themselves within their limit; only who watches events may have to be told. */
    private void sendHome() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(GOING_HOME.toNanos(), TimeUnit.NANOSECONDS)) {
            threads.shutdownNow();
            boolean _ = threads.awaitTermination(GOING_HOME.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Asks every instance once more for every accepted request, again and again where no answer comes; call it when
     * everything is worked off ({@code checker.Drain}).
     *
     * @return whether every instance answered every request within the bound
     */
    public boolean lastWords(Duration bound) throws InterruptedException {
        long until = System.nanoTime() + bound.toNanos();
        AtomicLong missing = new AtomicLong();
        try (ExecutorService asking = Executors.newFixedThreadPool(ASKING_AT_ONCE * phone.instances())) {
            for (Followed.Request request : followed.all()) {
                for (int instance = 0; instance < phone.instances(); instance++) {
                    missing.incrementAndGet();
                    int asked = instance;
                    asking.execute(() -> missing.addAndGet(isAnswered(request, asked, until) ? -1 : 0));
                }
            }
        }
        return missing.get() == 0;
    }

    /** An undecided answer may only be behind by a moment: it is asked again until the bound. */
    private boolean isAnswered(Followed.Request request, int instance, long until) {
        try {
            do {
                Phone.Reply reply = phone.status(Call.Kind.LAST, request, instance);
                boolean settled =
                        reply.call().told().stream().anyMatch(told -> told.decision() != null || told.waits());
                if (settled) {
                    return true;
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN_ROUNDS.toNanos());
            } while (System.nanoTime() < until);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** Ends all that is still under way. */
    @Override
    public void close() {
        stop();
        threads.shutdownNow();
        try {
            boolean _ = threads.awaitTermination(GOING_HOME.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        phone.close();
    }
}
