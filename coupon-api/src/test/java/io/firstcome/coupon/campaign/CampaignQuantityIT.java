package io.firstcome.coupon.campaign;

import static io.firstcome.coupon.campaign.Admins.CAMPAIGNS;
import static io.firstcome.coupon.campaign.Admins.conflict;
import static io.firstcome.coupon.campaign.Admins.line;
import static io.firstcome.coupon.campaign.Admins.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.intake.Crowd;
import io.firstcome.coupon.intake.LockedLine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is promised is kept, whatever the admin and the crowd do at the same time. */
class CampaignQuantityIT {

    private static String url;
    private static ApiUnderTest api;
    private static ApiUnderTest hasty;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        url = ApiUnderTest.freshDatabase("campaign_quantities");
        api = ApiUnderTest.start(url, "firstcome.intake.writers=1", "firstcome.intake.lock-timeout-millis=9000");
        hasty = ApiUnderTest.start(url, "spring.datasource.hikari.data-source-properties.options=-c lock_timeout=300");
        database = ApiUnderTest.database(url);
    }

    @AfterAll
    static void stop() {
        api.close();
        hasty.close();
    }

    @Test
    void theQuantityIsLoweredToWhatIsPromisedAndNotBelow() {
        String id = api.openCoupon(10, 2);
        for (int i = 1; i <= 4; i++) {
            api.ask(id, "customer-" + i);
        }
        Reply refused = quantity(api, id, 3);
        conflict(refused);
        assertThat(refused.number("promised")).isEqualTo(4);
        assertThat(refused.number("lowestQuantity")).isEqualTo(4);
        assertThat(refused.number("issued")).isZero();
        assertThat(quantity(api, id, 4).number("quantity")).isEqualTo(4);
        for (int i = 5; i <= 6; i++) {
            assertThat(api.ask(id, "customer-" + i).status()).as("waits").isEqualTo(202);
        }
        assertThat(api.ask(id, "customer-7").problem()).isEqualTo("sold-out");
        assertThat(quantity(api, id, 3).number("lowestQuantity")).isEqualTo(4);
        assertThat(quantity(api, id, 5).number("quantity")).isEqualTo(5);
        assertThat(quantity(api, id, 4).number("lowestQuantity")).isEqualTo(5);
        assertThat(api.ask(id, "customer-7").status()).isEqualTo(202);
        api.admin("POST", CAMPAIGNS + id + "/pause", null);
        conflict(quantity(api, id, 4));
        assertThat(quantity(api, id, 9).number("quantity")).isEqualTo(9);
    }

    /** A customer's batch and then the admin wait for the line: the customer's place is counted. */
    @Test
    void whoJoinsWhileTheAdminWaitsIsCounted() throws SQLException {
        String id = api.openCoupon(10, 0);
        for (int i = 1; i <= 3; i++) {
            api.ask(id, "customer-" + i);
        }
        try (Crowd crowd = new Crowd()) {
            Future<Reply> fourth;
            Future<Reply> lowered;
            try (LockedLine _ = LockedLine.of(url, id)) {
                fourth = crowd.begin(() -> api.ask(id, "customer-4"));
                LockedLine.awaitBlockedWriters(url, 1);
                lowered = crowd.begin(() -> quantity(api, id, 3));
                awaitBlockedAdmins(1);
            }
            assertThat(Crowd.get(fourth).number("ticket")).isEqualTo(4);
            Reply refused = Crowd.get(lowered);
            conflict(refused);
            assertThat(refused.number("lowestQuantity")).isEqualTo(4);
        }
    }

    @Test
    void aCrowdAndTheAdminsAgreeOnWhatIsPromised() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String id = api.openCoupon(200, 20);
        List<Callable<Reply>> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String customer = "customer-" + i;
            ApiUnderTest instance = random.nextBoolean() ? api : hasty;
            all.add(() -> instance.ask(id, customer));
        }
        for (int i = 0; i < 60; i++) {
            long wanted = 1 + random.nextInt(300);
            all.add(() -> quantity(api, id, wanted));
        }
        Collections.shuffle(all, random);
        try (Crowd crowd = new Crowd()) {
            Set<Integer> statuses =
                    crowd.all(all).stream().map(Reply::status).collect(Collectors.toCollection(TreeSet::new));
            assertThat(Set.of(200, 202, 409, 503)).containsAll(statuses);
        }
        long accepted = 0;
        long quantity = 0;
        int lowered = 0;
        for (LineMessage message : line(database, id)) {
            if (message instanceof CouponTerms terms) {
                assertThat(terms.terms().quantity())
                        .as("at place %d", message.sequence())
                        .isGreaterThanOrEqualTo(Math.min(accepted, quantity));
                lowered += terms.terms().quantity() < quantity ? 1 : 0;
                quantity = terms.terms().quantity();
            } else {
                accepted++;
                assertThat(accepted).isLessThanOrEqualTo(quantity + 20);
            }
        }
        System.out.println(accepted + " accepted, " + lowered + " times lowered");
        assertThat(accepted).isPositive();
        Reply lowest = quantity(api, id, 1);
        assertThat(lowest.number("promised")).isEqualTo(Math.min(accepted, quantity));
    }

    @Test
    void anAdminDoesNotWaitLongForALineThatIsHeld() throws SQLException {
        String id = api.openCoupon(10, 0);
        try (LockedLine _ = LockedLine.of(url, id)) {
            refused(quantity(hasty, id, 11), 503, "unavailable");
        }
        assertThat(api.admin("GET", CAMPAIGNS + id, null).number("version")).isEqualTo(1);
        assertThat(quantity(hasty, id, 11).status()).isEqualTo(200);
    }

    private static Reply quantity(ApiUnderTest instance, String id, long quantity) {
        return instance.admin("PUT", CAMPAIGNS + id + "/quantity", "{\"quantity\": " + quantity + "}");
    }

    private static void awaitBlockedAdmins(int admins) {
        await().until(() -> database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name = 'coupon-api' AND wait_event_type = 'Lock'")
                        .query(Long.class)
                        .single()
                == admins);
    }
}
