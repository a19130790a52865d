package io.firstcome.coupon.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.PaceSet;
import io.firstcome.coupon.contract.json.PaceJson;
import io.firstcome.coupon.contract.json.Reading;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pace is set over HTTP on two instances of one database; what reaches the consumers is what the outbox has. */
class PaceIT {

    private static final String DATABASE = ApiUnderTest.freshDatabase("pace");
    private static final UUID ALL = new UUID(0, 0);

    private static ApiUnderTest api;
    private static ApiUnderTest other;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        // said again by the tests alone
        api = ApiUnderTest.start(DATABASE, "firstcome.pace.republish-millis=3600000");
        other = ApiUnderTest.start(DATABASE, "firstcome.pace.republish-millis=3600000");
        database = ApiUnderTest.database(DATABASE);
    }

    @AfterAll
    static void stop() {
        other.close();
        api.close();
    }

    @BeforeEach
    void nothingWasEverSet() {
        database.sql("TRUNCATE intake.pace, intake.outbox").update();
    }

    @Test
    void itIsLeftOutUntilItIsSetAndAfterItWasTakenBack() {
        Reply never = api.admin("GET", "/v1/pace", null);
        assertThat(never.status()).isEqualTo(200);
        assertThat(never.body().toString()).isEqualTo("{\"coupons\":[]}");
        assertThat(etag(never)).isEqualTo("\"0\"");
        assertThat(api.admin("DELETE", "/v1/pace", null).body()).isEqualTo(never.body());
        assertThat(published(ALL)).isEmpty();

        Reply set = api.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 250}");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.number("issuesPerSecond")).isEqualTo(250);
        assertThat(set.text("setBy")).isEqualTo("admin");
        assertThat(Instant.parse(set.text("setAt"))).isBefore(Instant.now().plusSeconds(60));
        assertThat(other.admin("GET", "/v1/pace", null).body()).isEqualTo(set.body());

        Reply stopped = other.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 0}");
        assertThat(stopped.number("issuesPerSecond")).isZero();
        assertThat(stopped.body().has("issuesPerSecond")).isTrue();

        Reply takenBack = api.admin("DELETE", "/v1/pace", null);
        assertThat(takenBack.status()).isEqualTo(200);
        assertThat(takenBack.body().has("issuesPerSecond")).isFalse();
        assertThat(takenBack.number("version")).isGreaterThan(stopped.number("version"));

        assertThat(published(ALL))
                .isEqualTo(List.of(
                        new PaceSet(set.number("version"), null, 250),
                        new PaceSet(stopped.number("version"), null, 0),
                        new PaceSet(takenBack.number("version"), null, null)));
    }

    @Test
    void oneCouponHasABoundOfItsOwnBesideItsLine() {
        String coupon = api.openCoupon(10, 0);
        String path = "/v1/campaigns/" + coupon + "/pace";
        assertThat(api.admin("GET", path, null).body().toString()).isEqualTo("{\"couponId\":\"" + coupon + "\"}");

        Reply set = api.admin("PUT", path, "{\"issuesPerSecond\": 7}");

        assertThat(set.status()).isEqualTo(200);
        assertThat(other.admin("GET", path, null).body()).isEqualTo(set.body());
        assertThat(other.admin("GET", "/v1/pace", null).body().path("coupons").toString())
                .isEqualTo("[" + set.body() + "]");
        assertThat(published(UUID.fromString(coupon)))
                .containsExactly(new PaceSet(set.number("version"), CouponId.parse(coupon), 7));

        Reply takenBack = other.admin("DELETE", path, null);
        assertThat(takenBack.body().has("issuesPerSecond")).isFalse();
        assertThat(api.admin("GET", "/v1/pace", null).body().path("coupons")).isEmpty();
        assertThat(published(UUID.fromString(coupon)))
                .last()
                .isEqualTo(new PaceSet(takenBack.number("version"), CouponId.parse(coupon), null));
    }

    @Test
    void whatIsUnknownOrADraftHasNone() {
        Reply draft = api.admin("POST", "/v1/campaigns", """
                {"name": "draft", "quantity": 1, "opensAt": "2030-01-01T00:00:00Z", "closesAt": "2030-01-02T00:00:00Z",
                 "validUntil": "2030-01-03T00:00:00Z"}""");
        Reply refused = api.admin("PUT", "/v1/campaigns/" + draft.text("id") + "/pace", "{\"issuesPerSecond\": 1}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("campaign-conflict");

        for (String id : List.of(UUID.randomUUID().toString(), "nothing", "1-1-1-1-1")) {
            for (String method : List.of("GET", "DELETE", "PUT")) {
                Reply unknown = api.admin(
                        method,
                        "/v1/campaigns/" + id + "/pace",
                        method.equals("PUT") ? "{\"issuesPerSecond\": 1}" : null);
                assertThat(unknown.status()).isEqualTo(404);
                assertThat(unknown.problem()).isEqualTo("unknown-campaign");
            }
        }
        assertThat(count("intake.pace")).isZero();
        assertThat(count("intake.outbox WHERE aggregatetype = 'pace'")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issuesPerSecond\": -1}",
                "{\"issuesPerSecond\": 1000001}",
                "{\"issuesPerSecond\": 1.5}",
                "{\"issuesPerSecond\": \"1\"}",
                "{\"issuesPerSecond\": null}",
                "{\"issuesPerSecond\": 99999999999999}",
                "{}",
                "[]",
                ""
            })
    void whatIsNoPaceIsRefusedAndNothingIsWritten(String body) {
        Reply refused = api.admin("PUT", "/v1/pace", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(count("intake.pace")).isZero();
        assertThat(count("intake.outbox")).isZero();
    }

    @Test
    void whoHasSeenAnotherVersionIsToldSo() {
        String version = etag(api.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 5}"));

        assertThat(put("\"0\"", 6).problem()).isEqualTo("precondition-failed");
        assertThat(put("W/" + version, 6).status()).isEqualTo(412);
        assertThat(put("nonsense", 6).status()).isEqualTo(412);
        assertThat(put(version, 6).number("issuesPerSecond")).isEqualTo(6);
        assertThat(put(version, 7).status()).isEqualTo(412);
        assertThat(put("\"0\", " + etag(api.admin("GET", "/v1/pace", null)), 8).status())
                .isEqualTo(200);
        assertThat(put("*", 9).status()).isEqualTo(200);
        // the coupons' bounds are part of what is shown
        String seen = etag(api.admin("GET", "/v1/pace", null));
        api.admin("PUT", "/v1/campaigns/" + api.openCoupon(1, 0) + "/pace", "{\"issuesPerSecond\": 1}");
        assertThat(put(seen, 10).status()).isEqualTo(412);
        assertThat(api.admin("GET", "/v1/pace", null).number("issuesPerSecond")).isEqualTo(9);
    }

    @Test
    void eachSettingIsAudited() {
        api.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 5}");
        String coupon = api.openCoupon(1, 0);
        api.admin("PUT", "/v1/campaigns/" + coupon + "/pace", "{\"issuesPerSecond\": 1}");
        api.admin("DELETE", "/v1/campaigns/" + coupon + "/pace", null);

        assertThat(database.sql("""
                                SELECT concat_ws(' ', who, action, before ->> 'issuesPerSecond', after ->> 'issuesPerSecond')
                                  FROM intake.audit WHERE subject = ? ORDER BY id
                                """)
                        .param("campaign/" + coupon)
                        .query(String.class)
                        .list())
                .containsSubsequence("admin pace.set 1", "admin pace.set 1");
        assertThat(count("intake.audit WHERE subject = 'pace' AND action = 'pace.set'"))
                .isPositive();
    }

    @Test
    void onlyAnAdminWhoMayWriteSetsIt() {
        Instant later = Instant.now().plusSeconds(600);
        String reader = TestTokens.token("reader", "campaign:read", later);
        assertThat(api.send("GET", "/v1/pace", reader, null).status()).isEqualTo(200);
        assertThat(api.send("PUT", "/v1/pace", reader, "{\"issuesPerSecond\": 0}")
                        .problem())
                .isEqualTo("forbidden");
        assertThat(api.send("DELETE", "/v1/pace", reader, null).status()).isEqualTo(403);
        assertThat(api.send("GET", "/v1/pace", TestTokens.customer("someone"), null)
                        .status())
                .isEqualTo(403);
        assertThat(api.send("PUT", "/v1/pace", null, "{\"issuesPerSecond\": 0}").status())
                .isEqualTo(401);
        assertThat(count("intake.pace")).isZero();
    }

    /**
     * Goal: consumers hear the settings in the order of their versions, and at last the one that the API shows. Method: many
     * admins on two instances at once; the log's order is the order of the rows' positions in it.
     */
    @Test
    void settingsMadeAtOnceStandInTheLogInTheOrderOfTheirVersions() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> admins = IntStream.range(0, 40)
                    .<Callable<Integer>>mapToObj(rate -> () -> (rate % 2 == 0 ? api : other)
                            .admin("PUT", "/v1/pace", "{\"issuesPerSecond\": " + rate + "}")
                            .status())
                    .toList();
            assertThat(threads.invokeAll(admins))
                    .allSatisfy(done -> assertThat(done.get()).isEqualTo(200));
        }

        List<Long> versions = database.sql("SELECT sequence FROM intake.outbox ORDER BY written_lsn")
                .query(Long.class)
                .list();
        assertThat(versions).hasSize(40).isSorted();
        assertThat(other.admin("GET", "/v1/pace", null).number("version")).isEqualTo(versions.getLast());
    }

    /** Goal: a setting that was lost on the way, with its outbox row, is said again by one instance. */
    @Test
    void theLatestSettingsAreSaidAgainOnceForAllInstances() {
        String coupon = api.openCoupon(1, 0);
        api.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 4}");
        Reply all = api.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 5}");
        api.admin("PUT", "/v1/campaigns/" + coupon + "/pace", "{\"issuesPerSecond\": 1}");
        Reply one = api.admin("DELETE", "/v1/campaigns/" + coupon + "/pace", null);
        assertThat(api.bean(PaceRepublisher.class).republish())
                .as("they were said just now")
                .isZero();
        database.sql("TRUNCATE intake.outbox").update();

        assertThat(api.bean(PaceRepublisher.class).republish()).isEqualTo(2);
        assertThat(other.bean(PaceRepublisher.class).republish()).isZero();

        assertThat(published(ALL)).containsExactly(new PaceSet(all.number("version"), null, 5));
        assertThat(published(UUID.fromString(coupon)))
                .as("a bound that was taken back is said again too")
                .containsExactly(new PaceSet(one.number("version"), CouponId.parse(coupon), null));
    }

    private static Reply put(String ifMatch, int issuesPerSecond) {
        return api.send(HttpRequest.newBuilder(api.uri("/v1/pace"))
                .header("Authorization", "Bearer " + TestTokens.admin())
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .PUT(HttpRequest.BodyPublishers.ofString("{\"issuesPerSecond\": " + issuesPerSecond + "}")));
    }

    private static String etag(Reply reply) {
        return reply.response().headers().firstValue("ETag").orElseThrow();
    }

    /** What the relay would publish about this subject, in its order. */
    private static List<PaceSet> published(UUID subject) {
        return database.sql("""
                        SELECT payload FROM intake.outbox
                         WHERE aggregatetype = 'pace' AND type = 'pace-set' AND aggregateid = ? ORDER BY written_lsn
                        """).param(subject).query(String.class).list().stream()
                .map(payload -> PaceJson.read(payload.getBytes(StandardCharsets.UTF_8)))
                .map(reading -> ((Reading.Read<PaceSet>) reading).message())
                .toList();
    }

    private static long count(String from) {
        return database.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}
