package io.firstcome.coupon.ngrinder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.backing.BackingSettings;
import io.firstcome.coupon.checker.Drain;
import io.firstcome.coupon.promises.Promises;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.promises.VerifyOptions;
import io.firstcome.coupon.rush.Campaigns;
import io.firstcome.coupon.rush.CouponClient;
import io.firstcome.coupon.stack.DevelopmentKeys;
import io.firstcome.coupon.stack.Stack;
import io.firstcome.coupon.stack.StackSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: each script does what it is for, and every promise holds afterwards. Method: the files that are uploaded run here
 * as they are, each against a coupon of its own on one live stack.
 */
class NgrinderScriptsIT {

    private static final Path SCRIPTS = Path.of("ngrinder");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIFETIME = Duration.ofHours(1);

    private static BackingSettings.Throwaway throwaway;
    private static DevelopmentKeys keys;
    private static Stack stack;

    @BeforeAll
    static void start() {
        throwaway = BackingSettings.Throwaway.somewhere();
        keys = DevelopmentKeys.in(throwaway.directory());
        stack = Stack.start(new StackSettings(2, 1, 1, 0, 10_000), throwaway.start(), keys);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @AfterEach
    void everyPromiseHolds() throws Exception {
        assertThat(Drain.await(stack.database(), stack.database(), PATIENCE)).isTrue();
        DataSource database = stack.database().dataSource();
        Verdict verdict = Promises.check(database, database, VerifyOptions.whenDrained());
        assertThat(verdict.held()).as("" + verdict).isTrue();
    }

    @Test
    void inARushTheFirstAreAcceptedAndTheOthersToldThatItIsSoldOut() throws Exception {
        String coupon = openCoupon(40);

        Report report = run("Rush.groovy", new LocalSettings(2, 3, 10, signed("coupon=" + coupon)));

        assertThat(report.isClean()).as("" + report).isTrue();
        assertThat(report.test(1).answers(202)).isEqualTo(40);
        assertThat(report.test(1).answers(409)).isEqualTo(20);
        assertThat(count(
                        "SELECT count(DISTINCT customer_id) FROM intake.issue_request WHERE coupon_id = ?::uuid",
                        coupon))
                .isEqualTo(40);
    }

    @Test
    void tokensMayComeFromAFile(@TempDir Path directory) throws Exception {
        String coupon = openCoupon(10);
        String tokens = IntStream.range(0, 4)
                .mapToObj(customer -> keys.customerToken("listed-" + customer, LIFETIME))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(directory.resolve("tokens.txt"), tokens);

        Report report = run("Rush.groovy", new LocalSettings(1, 2, 2, shared("coupon=" + coupon) + ",tokens=" + file));

        assertThat(report.isClean()).as("" + report).isTrue();
        assertThat(report.test(1).answers(202)).isEqualTo(4);
    }

    @Test
    void whoPollsLearnsTheDecision() throws Exception {
        String coupon = openCoupon(15);

        Report report = run(
                "RushWithPolling.groovy",
                new LocalSettings(1, 4, 5, signed("coupon=" + coupon) + ",pauseMillis=150,polls=200"));

        assertThat(report.isClean()).as("" + report).isTrue();
        assertThat(report.test(1).answers(202)).isEqualTo(15);
        assertThat(report.test(2).answers(200)).isGreaterThanOrEqualTo(15);
        assertThat(count("SELECT count(*) FROM ledger.decision WHERE coupon_id = ?::uuid", coupon))
                .isEqualTo(15);
    }

    @Test
    void inAStormOfDuplicatesEachCustomerIsAcceptedOnce() throws Exception {
        String coupon = openCoupon(100);

        Report report =
                run("DuplicateStorm.groovy", new LocalSettings(2, 4, 10, signed("coupon=" + coupon) + ",customers=5"));

        assertThat(report.isClean()).as("" + report).isTrue();
        assertThat(report.test(1).answers(202)).isEqualTo(5);
        assertThat(report.test(1).answers(200)).isEqualTo(75);
        assertThat(count("SELECT count(*) FROM intake.issue_request WHERE coupon_id = ?::uuid", coupon))
                .isEqualTo(5);
    }

    @Test
    void inAStormOnASoldOutCouponAlmostAllAreRefused() throws Exception {
        String coupon = openCoupon(5);

        Report report = run("SoldOutStorm.groovy", new LocalSettings(2, 4, 10, signed("coupon=" + coupon)));

        assertThat(report.isClean()).as("" + report).isTrue();
        assertThat(report.test(1).answers(200)).isEqualTo(80);
        assertThat(report.test(2).answers(202)).isEqualTo(5);
        assertThat(report.test(2).answers(409)).isEqualTo(75);
    }

    @Test
    void adminsChangeACouponWhileCustomersClaimIt() throws Exception {
        Report report = run("AdminMix.groovy", new LocalSettings(1, 2, 20, signed("quantity=10,step=5")));

        assertThat(report.isClean()).as("" + report).isTrue();
        assertThat(report.tests()).extracting(TestReport::tests).containsExactly(40L, 8L, 4L, 2L, 2L);
        String coupons = "SELECT count(*) FROM intake.coupon WHERE name = ? AND state = 'closed'";
        assertThat(count(coupons, "nGrinder's admin mix")).isEqualTo(1);
    }

    private static Report run(String script, LocalSettings settings) throws InterruptedException {
        Report report = LocalGrinder.run(SCRIPTS.resolve(script), settings);
        System.out.print(script + System.lineSeparator() + ReportText.of(report));
        return report;
    }

    /** Scripts that sign their tokens. */
    private static String signed(String more) {
        return shared(more) + ",key=" + throwaway.directory().resolve("token-key.der");
    }

    private static String shared(String more) {
        List<URI> addresses = stack.addresses();
        return "addresses=" + addresses.stream().map(URI::toString).collect(Collectors.joining("|")) + "," + more;
    }

    /** Open, and every instance shows it: each reads the published coupons now and then. */
    private static String openCoupon(int quantity) throws Exception {
        try (CouponClient client = new CouponClient(stack.addresses(), CouponClient.Patience.LONG)) {
            String id = new Campaigns(client, keys.adminToken(LIFETIME))
                    .publish("test", quantity, Instant.now().minusSeconds(60), LIFETIME);
            String token = keys.customerToken("anybody", LIFETIME);
            for (int instance = 0; instance < client.instances(); instance++) {
                int asked = instance;
                await().until(() ->
                        client.get(asked, "/v1/coupons/" + id, token).status() == 200);
            }
            return id;
        }
    }

    private static long count(String sql, String value) throws SQLException {
        try (Connection connection = stack.database().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
