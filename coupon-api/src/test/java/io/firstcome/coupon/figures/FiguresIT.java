package io.firstcome.coupon.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.api.UsualInstances;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.outcome.DecisionsTopic;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A coupon's numbers on two instances of one database. The test speaks for the ledger. */
@ExtendWith(UsualInstances.Given.class)
class FiguresIT {

    private static DecisionsTopic ledger;
    private static ApiUnderTest api;
    private static ApiUnderTest other;
    private static JdbcClient database;

    @BeforeAll
    static void start(UsualInstances usual) {
        ledger = DecisionsTopic.open();
        api = usual.first();
        other = usual.second();
        database = usual.database();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void aDraftAndAnEmptyLineAreAllZero() {
        Reply draft = api.admin("POST", "/v1/campaigns", """
                {"name": "draft", "quantity": 1, "opensAt": "2030-01-01T00:00:00Z", "closesAt": "2030-01-02T00:00:00Z",
                 "validUntil": "2030-01-03T00:00:00Z"}""");
        for (String id : List.of(draft.text("id"), api.openCoupon(2, 1))) {
            Reply zero = api.admin("GET", "/v1/campaigns/" + id + "/figures", null);
            assertThat(zero.status()).isEqualTo(200);
            assertThat(zero.text("campaignId")).isEqualTo(id);
            assertThat(zero.body().path("refused").toString())
                    .isEqualTo("{\"sold-out\":0,\"closed\":0,\"customer-limit\":0,\"failed\":0}");
            for (String count : List.of("accepted", "waiting", "undecided", "decided", "issued")) {
                assertThat(zero.body().has(count)).as(count).isTrue();
                assertThat(zero.number(count)).as(count).isZero();
            }
            for (String unknown : List.of(
                    "acceptedPerSecond",
                    "decidedPerSecond",
                    "secondsToSellOut",
                    "soldOutAt",
                    "oldestUndecidedSeconds")) {
                assertThat(zero.body().has(unknown)).as(unknown).isFalse();
            }
            assertThat(Instant.parse(zero.text("at"))).isAfter(Instant.now().minusSeconds(60));
        }
    }

    @Test
    void theCountsFollowTheLineAndTheLedger() {
        String id = api.openCoupon(3, 2);
        CouponId coupon = CouponId.parse(id);
        for (int customer = 1; customer <= 5; customer++) {
            assertThat((customer % 2 == 0 ? api : other)
                            .ask(id, "customer-" + customer)
                            .status())
                    .isEqualTo(202);
        }
        // what the projection keeps, as its own test shows
        database.sql("INSERT INTO intake.outcome_count VALUES (?, 'issued', 2), (?, 'failed', 1)")
                .params(coupon.value(), coupon.value())
                .update();
        ledger.say(new LineProgressed(coupon, 5, 3, 2, 0, 3, false));

        for (ApiUnderTest instance : List.of(api, other)) {
            await().until(() -> instance.admin("GET", "/v1/campaigns/" + id + "/figures", null)
                    .body()
                    .has("acceptedPerSecond"));
            await().untilAsserted(() -> {
                Reply figures = instance.admin("GET", "/v1/campaigns/" + id + "/figures", null);
                assertThat(figures.number("accepted")).isEqualTo(5);
                assertThat(figures.number("decided")).isEqualTo(3);
                assertThat(figures.number("undecided")).isEqualTo(2);
                assertThat(figures.number("issued")).isEqualTo(2);
                assertThat(figures.body().path("refused").path("failed").asInt())
                        .isEqualTo(1);
                assertThat(figures.body().path("oldestUndecidedSeconds").asDouble())
                        .as("ticket 4 is the first that is not taken in")
                        .isEqualTo(ageOfTicket(coupon, 4), within(1.0));
                assertThat(figures.text("soldOutAt"))
                        .isEqualTo(acceptedAt(coupon, 5).toString());
                assertThat(figures.body().has("secondsToSellOut")).isFalse();
            });
        }

        ledger.say(new LineProgressed(coupon, 7, 5, 2, 2, 3, false));
        await().untilAsserted(() -> {
            Reply figures = api.admin("GET", "/v1/campaigns/" + id + "/figures", null);
            assertThat(figures.number("waiting")).isEqualTo(2);
            assertThat(figures.number("undecided")).isEqualTo(2);
            assertThat(figures.body().has("oldestUndecidedSeconds")).isFalse();
        });
        assertThat(api.admin("PUT", "/v1/campaigns/" + id + "/quantity", "{\"quantity\": 9}")
                        .status())
                .isEqualTo(200);
        assertThat(api.admin("GET", "/v1/campaigns/" + id + "/figures", null)
                        .body()
                        .has("soldOutAt"))
                .as("there are places again")
                .isFalse();
    }

    /** Goal: the rate is that of the line, on whichever instance its customers ask. Method: they ask the one, the other tells. */
    @Test
    void theRatesAreThoseOfTheLineOnAnyInstance() {
        String id = api.openCoupon(100_000, 0);
        int[] customers = {0};
        await().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            for (int more = 0; more < 5; more++) {
                api.ask(id, "customer-" + customers[0]++);
            }
            Reply figures = other.admin("GET", "/v1/campaigns/" + id + "/figures", null);
            assertThat(figures.body().path("acceptedPerSecond").asDouble()).isBetween(1.0, 10_000.0);
            double free = 100_000 - figures.number("accepted");
            assertThat((double) figures.number("secondsToSellOut")).isBetween(free / 10_000, free);
        });
        CouponId coupon = CouponId.parse(id);
        int[] told = {0};
        await().pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            told[0]++;
            ledger.say(new LineProgressed(coupon, told[0] + 2, told[0], told[0], 0, 100_000, false));
            assertThat(other.admin("GET", "/v1/campaigns/" + id + "/figures", null)
                            .body()
                            .path("decidedPerSecond")
                            .asDouble())
                    .isPositive();
        });
    }

    @Test
    void onlyAdminsSeeThem() {
        String path = "/v1/campaigns/" + api.openCoupon(1, 0) + "/figures";
        assertThat(api.send("GET", path, TestTokens.customer("someone"), null).status())
                .isEqualTo(403);
        assertThat(api.send("GET", path, null, null).status()).isEqualTo(401);
        for (String id : List.of(UUID.randomUUID().toString(), "nothing")) {
            assertThat(api.admin("GET", "/v1/campaigns/" + id + "/figures", null)
                            .problem())
                    .isEqualTo("unknown-campaign");
        }
    }

    private static double ageOfTicket(CouponId coupon, long ticket) {
        return Duration.between(acceptedAt(coupon, ticket), Instant.now()).toMillis() / 1000.0;
    }

    private static Instant acceptedAt(CouponId coupon, long ticket) {
        return database.sql("SELECT accepted_at FROM intake.issue_request WHERE coupon_id = ? AND ticket = ?")
                .params(coupon.value(), ticket)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
