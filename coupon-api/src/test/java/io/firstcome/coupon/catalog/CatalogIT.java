package io.firstcome.coupon.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TcpGate;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.backing.PostgresServer;
import io.firstcome.coupon.backing.TestBacking;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What customers see of the coupons: {@code here} stands behind a gate, {@code there} does not. */
class CatalogIT {

    private static TcpGate gate;
    private static ApiUnderTest here;
    private static ApiUnderTest there;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        PostgresServer postgres = TestBacking.get().postgres();
        String url = ApiUnderTest.freshDatabase("catalog");
        gate = new TcpGate(postgres.host(), postgres.port());
        here = ApiUnderTest.start(gate.jdbcUrl("catalog"), "firstcome.catalog.refresh-millis=100");
        there = ApiUnderTest.start(url, "firstcome.catalog.refresh-millis=100");
        database = ApiUnderTest.database(url);
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
        gate.close();
    }

    @Test
    void aCouponIsShownOnEveryInstanceWithAllThatACustomerNeeds() {
        Instant opensAt = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        String upcoming = there.coupon(10, 5, opensAt, opensAt.plusSeconds(60));
        for (ApiUnderTest api : List.of(here, there)) {
            Reply one = await().until(() -> get(api, "/v1/coupons/" + upcoming), is(200));
            assertThat(one.body().propertyNames())
                    .containsExactlyInAnyOrder(
                            "couponId",
                            "name",
                            "state",
                            "opensAt",
                            "closesAt",
                            "validUntil",
                            "quantity",
                            "waitingList",
                            "perCustomerLimit",
                            "line",
                            "serverTime");
            assertThat(one.text("state")).isEqualTo("upcoming");
            assertThat(one.text("opensAt")).isEqualTo(opensAt.toString());
            assertThat(one.body().path("line").path("capacity").asLong()).isEqualTo(15);
            assertThat(Instant.parse(one.text("serverTime")))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            assertThat(one.response().headers().firstValue("Cache-Control")).contains("max-age=1, private");
            assertThat(listed(api)).anySatisfy(item -> {
                assertThat(item.path("couponId").asString()).isEqualTo(upcoming);
                assertThat(item.has("serverTime")).isFalse();
            });
        }
    }

    @Test
    void itShowsHowFullTheLineIsAndWhatCannotBeHadIsNotListed() {
        String coupon = there.openCoupon(3, 0);
        awaitState(coupon, "open");
        there.ask(coupon, "ann");
        await().untilAsserted(() -> {
            JsonNode line = get(here, "/v1/coupons/" + coupon).body().path("line");
            assertThat(line.path("accepted").asLong()).isEqualTo(1);
            assertThat(line.path("filledPercent").asInt()).isEqualTo(33);
        });
        assertThat(ids(listed(here))).contains(coupon);
        change(coupon, "paused = true");
        awaitState(coupon, "paused");
        assertThat(ids(listed(here))).contains(coupon);
        change(coupon, "paused = false");
        awaitState(coupon, "open");
        for (String customer : List.of("bob", "cid")) {
            await().until(() -> there.ask(coupon, customer).status(), status -> status < 300);
        }
        awaitState(coupon, "sold-out");
        assertThat(ids(listed(here))).doesNotContain(coupon);
        there.admin("POST", "/v1/campaigns/" + coupon + "/close", null);
        awaitState(coupon, "closed");
        assertThat(ids(listed(here))).doesNotContain(coupon);
    }

    @Test
    void whatIsNotPublishedIsUnknown() {
        Instant opensAt = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        Reply draft = here.admin(
                "POST", "/v1/campaigns", """
                {"name": "draft", "quantity": 1, "opensAt": "%s", "closesAt": "%s", "validUntil": "%s"}""".formatted(opensAt, opensAt.plusSeconds(1), opensAt.plusSeconds(2)));
        assertThat(draft.status()).isEqualTo(201);
        awaitState(here.openCoupon(1, 0), "open");
        for (String id : List.of(draft.text("id"), UUID.randomUUID().toString(), "1-1-1-1-1")) {
            Reply reply = get(here, "/v1/coupons/" + id);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.problem()).isEqualTo("unknown-coupon");
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgainAndTheTimeAloneIsNoChange() {
        String coupon = there.openCoupon(3, 0);
        String path = "/v1/coupons/" + coupon;
        awaitState(coupon, "open");
        Reply first = get(here, path);
        String tag = first.response().headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"");
        await().until(() -> get(here, path).text("serverTime"), time -> !time.equals(first.text("serverTime")));

        Reply same = here.send(request(here, path).header("If-None-Match", tag));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.response().body()).isEmpty();
        assertThat(same.response().headers().firstValue("ETag")).contains(tag);
        assertThat(get(there, path).response().headers().firstValue("ETag")).contains(tag);
        there.ask(coupon, "ann");
        await().until(() -> here.send(request(here, path).header("If-None-Match", tag)), is(200));

        Reply list = get(here, "/v1/coupons");
        String listTag = list.response().headers().firstValue("ETag").orElseThrow();
        assertThat(here.send(request(here, "/v1/coupons").header("If-None-Match", listTag))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndRepetitions() {
        Instant opensAt = Instant.now().plusSeconds(1800).truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < 5; i++) {
            awaitState(there.coupon(1, 0, opensAt.plusSeconds(i / 2), opensAt.plusSeconds(60)), "upcoming");
        }
        List<JsonNode> paged = new ArrayList<>();
        Optional<String> next = Optional.of("/v1/coupons?limit=2");
        while (next.isPresent()) {
            Reply page = get(here, next.get());
            assertThat(page.status()).isEqualTo(200);
            page.body().path("items").forEach(paged::add);
            next = page.response().headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
        }
        assertThat(paged).hasSizeGreaterThanOrEqualTo(5);
        assertThat(ids(paged)).containsExactlyElementsOf(ids(listed(here))).doesNotHaveDuplicates();
        assertThat(paged.stream().map(item -> item.path("opensAt").asString())).isSorted();
        for (String wrong : List.of("limit=0", "limit=201", "limit=x", "after=rubbish")) {
            Reply reply = get(here, "/v1/coupons?" + wrong);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("invalid-request");
        }
    }

    @Test
    void itCostsNoDatabase() {
        String coupon = there.openCoupon(3, 0);
        awaitState(coupon, "open");
        gate.shut();
        try {
            assertThat(get(here, "/v1/coupons").status()).isEqualTo(200);
            assertThat(get(here, "/v1/coupons/" + coupon).text("state")).isEqualTo("open");
        } finally {
            gate.open();
        }
    }

    private static void awaitState(String coupon, String state) {
        for (ApiUnderTest api : List.of(here, there)) {
            await().until(() -> get(api, "/v1/coupons/" + coupon).text("state"), state::equals);
        }
    }

    /** As a message of the line would. */
    private static void change(String coupon, String change) {
        database.sql("UPDATE intake.line SET next_sequence = next_sequence + 1, " + change + " WHERE coupon_id = ?")
                .param(UUID.fromString(coupon))
                .update();
    }

    private static List<JsonNode> listed(ApiUnderTest api) {
        Reply list = get(api, "/v1/coupons?limit=200");
        assertThat(list.text("serverTime")).isNotEmpty();
        List<JsonNode> items = new ArrayList<>();
        list.body().path("items").forEach(items::add);
        return items;
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("couponId").asString()).toList();
    }

    private static Predicate<Reply> is(int status) {
        return reply -> reply.status() == status;
    }

    private static Reply get(ApiUnderTest api, String path) {
        return api.send(request(api, path));
    }

    private static HttpRequest.Builder request(ApiUnderTest api, String path) {
        return HttpRequest.newBuilder(api.uri(path)).header("Authorization", "Bearer " + TestTokens.customer("looker"));
    }
}
