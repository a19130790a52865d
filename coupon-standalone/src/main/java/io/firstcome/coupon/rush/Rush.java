package io.firstcome.coupon.rush;

import io.firstcome.coupon.checker.Checker;
import io.firstcome.coupon.promises.Promises;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerifyOptions;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * A rush over HTTP: campaigns are created and published, early customers are told to come later, at the opening all come.
 * {@link #run} returns when each has its answer or the patience is over.
 */
public final class Rush implements AutoCloseable {

    private static final Duration UNTIL_OPENING = Duration.ofSeconds(3);
    private static final Duration TOKEN_LIFETIME = Duration.ofHours(2);

    private final RushSettings settings;
    private final RushPlan plan;
    private final CouponClient client;
    private final DevelopmentKeys keys;
    private final Duration patience;
    private final RushHistory history = new RushHistory();
    private final AtomicInteger gone = new AtomicInteger();

    /** @param patience how long after the opening customers go on asking for their decision */
    public Rush(RushSettings settings, List<URI> apis, DevelopmentKeys keys, Duration patience) {
        this.settings = settings;
        this.plan = RushPlan.of(settings.seed(), settings.customers(), settings.coupons(), apis.size());
        this.client = new CouponClient(apis, CouponClient.Patience.LONG);
        this.keys = keys;
        this.patience = patience;
    }

    /** Signs the customers' tokens; done before the opening, as phones have theirs before they come. */
    public List<String> signTokens() {
        return plan.customers().parallelStream()
                .map(visit -> keys.customerToken(visit.customerId(), TOKEN_LIFETIME))
                .toList();
    }

    /** Sends everybody. */
    public void run(List<String> tokens) throws IOException, InterruptedException {
        Instant opening = Instant.now().plus(UNTIL_OPENING);
        long openingNanos = System.nanoTime() + UNTIL_OPENING.toNanos();
        String[] coupons = publishCoupons(opening);
        Customer.Scene scene =
                new Customer.Scene(client, history, coupons, openingNanos, openingNanos + patience.toNanos());
        List<Customer> customers = IntStream.range(0, tokens.size())
                .mapToObj(i -> new Customer(plan.customers().get(i), tokens.get(i), scene))
                .toList();
        sendAll(customers, Customer::askTooEarly);
        sendAll(customers, customer -> {
            customer.come();
            gone.incrementAndGet();
        });
    }

    private interface Act {
        void of(Customer customer) throws InterruptedException;
    }

    private void sendAll(List<Customer> customers, Act act) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            customers.forEach(customer -> threads.execute(() -> {
                try {
                    act.of(customer);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }));
            threads.shutdown();
            if (!threads.awaitTermination(patience.toMillis() + UNTIL_OPENING.toMillis() * 20, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        }
    }

    private String[] publishCoupons(Instant opening) throws IOException, InterruptedException {
        Campaigns campaigns = new Campaigns(client, keys.adminToken(TOKEN_LIFETIME));
        String[] ids = new String[settings.coupons()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = campaigns.publish("Rush coupon " + (i + 1), settings.quantity(), opening, Duration.ofHours(1));
        }
        return ids;
    }

    /** The crowd's side in figures; call it after {@link #run}. */
    public RushReport report() {
        return RushReport.of(settings, history);
    }

    /** What the databases say of the promises, with what the customers were told compared to it. */
    public Verdict verdict(DataSource database) throws SQLException {
        Verdict verdict = Promises.check(database, database, VerifyOptions.whenDrained());
        return Checker.withHistory(verdict, history.calls(), database, database);
    }

    /** How many customers have their answer and have gone. */
    public int gone() {
        return gone.get();
    }

    @Override
    public void close() {
        client.close();
    }
}
