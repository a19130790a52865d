package io.firstcome.coupon.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CampaignIT {

    private static ApiUnderTest api;
    private static ApiUnderTest other;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        String url = ApiUnderTest.freshDatabase("campaigns");
        api = ApiUnderTest.start(url, "firstcome.campaign.closer-interval-millis=100");
        other = ApiUnderTest.start(url, "firstcome.campaign.closer-interval-millis=100");
        database = ApiUnderTest.database(url);
    }

    @AfterAll
    static void stop() {
        api.close();
        other.close();
    }

    @Test
    void aDraftHasNoLineAndCanBeChangedFreely() {
        Reply draft =
                create(json(100, 5, "2099-01-01T00:00:00.1234567Z", "2099-01-02T00:00:00Z", "2099-02-01T00:00:00Z"));
        assertThat(draft.status()).isEqualTo(201);
        String path = "/v1/campaigns/" + draft.text("id");
        assertThat(draft.response().headers().firstValue("Location")).hasValue(path);
        assertThat(draft.text("state")).isEqualTo("draft");
        assertThat(draft.text("opensAt")).isEqualTo("2099-01-01T00:00:00.123456Z");
        assertThat(api.ask(draft.text("id"), "c").problem()).isEqualTo("unknown-coupon");

        Reply lowered = api.admin("PUT", path + "/quantity", "{\"quantity\": 50}");
        assertThat(lowered.status()).isEqualTo(200);
        assertThat(api.admin("GET", path, null).body()).isEqualTo(lowered.body());
        assertThat(lowered.number("quantity")).isEqualTo(50);
        assertThat(line(draft.text("id"))).isEmpty();
    }

    @Test
    void eachChangeOfAPublishedCouponIsAMessageInItsLine() {
        String id = api.openCoupon(10, 2);
        String path = "/v1/campaigns/" + id;
        assertThat(api.ask(id, "first").number("ticket")).isEqualTo(1);
        assertThat(api.admin("POST", path + "/publish", null).status())
                .as("again")
                .isEqualTo(200);
        assertThat(api.admin("PUT", path + "/quantity", "{\"quantity\": 20}").number("accepted"))
                .isEqualTo(1);
        assertThat(api.admin("PUT", path + "/quantity", "{\"quantity\": 20}").status())
                .as("again")
                .isEqualTo(200);
        assertThat(other.ask(id, "second").number("ticket")).isEqualTo(2);
        Reply closed = other.admin("POST", path + "/close", null);
        assertThat(closed.text("state")).isEqualTo("closed");
        assertThat(api.admin("POST", path + "/close", null).body()).as("again").isEqualTo(closed.body());

        List<LineMessage> line = line(id);
        assertThat(line).extracting(LineMessage::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(terms(line.get(0)).quantity()).isEqualTo(10);
        assertThat(terms(line.get(0)).capacity()).isEqualTo(12);
        assertThat(terms(line.get(2)).quantity()).isEqualTo(20);
        assertThat(terms(line.get(2)).closed()).isFalse();
        assertThat(terms(line.get(4)).closed()).isTrue();
        assertThat(terms(line.get(4)).perCustomerLimit()).isEqualTo(1);
        assertThat(database.sql("SELECT count(*) FROM intake.terms t JOIN intake.outbox o"
                                + " ON o.id = t.message_id AND o.sequence = t.sequence WHERE coupon_id = ?")
                        .param(UUID.fromString(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(api.ask(id, "third").problem()).isEqualTo("closed");
    }

    @Test
    void whatTheStateForbidsIsAConflict() {
        String id = api.openCoupon(10, 0);
        String path = "/v1/campaigns/" + id;
        conflict(api.admin("PUT", path + "/quantity", "{\"quantity\": 9}"));
        api.admin("POST", path + "/close", null);
        conflict(api.admin("PUT", path + "/quantity", "{\"quantity\": 11}"));
        conflict(api.admin("POST", path + "/publish", null));
        Reply over = create(json(1, 0, "2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z", "2020-01-02T00:00:00Z"));
        conflict(api.admin("POST", "/v1/campaigns/" + over.text("id") + "/publish", null));
        assertThat(api.admin("POST", "/v1/campaigns/" + over.text("id") + "/close", null)
                        .text("state"))
                .isEqualTo("closed");
        String nobody = "/v1/campaigns/" + UUID.randomUUID();
        assertThat(api.admin("GET", nobody, null).problem()).isEqualTo("unknown-campaign");
        assertThat(api.admin("POST", nobody + "/publish", null).problem()).isEqualTo("unknown-campaign");
        assertThat(api.admin("GET", "/v1/campaigns/x", null).problem()).isEqualTo("unknown-campaign");
    }

    @Test
    void adminsWhoRaceAgreeInTheEnd() throws InterruptedException {
        Reply draft = create(json(1, 0, "2099-01-01T00:00:00Z", "2099-01-02T00:00:00Z", "2099-01-02T00:00:00Z"));
        String path = "/v1/campaigns/" + draft.text("id");
        List<Callable<Reply>> publishes = List.of(
                () -> api.admin("POST", path + "/publish", null), () -> other.admin("POST", path + "/publish", null));
        List<Callable<Reply>> raises = List.of(
                () -> api.admin("PUT", path + "/quantity", "{\"quantity\": 5}"),
                () -> other.admin("PUT", path + "/quantity", "{\"quantity\": 7}"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(publishes))
                    .extracting(Future::resultNow)
                    .extracting(Reply::status)
                    .containsOnly(200);
            assertThat(threads.invokeAll(raises))
                    .extracting(Future::resultNow)
                    .extracting(Reply::status)
                    .contains(200);
        }
        assertThat(api.admin("GET", path, null).number("quantity")).isEqualTo(7);
        List<LineMessage> line = line(draft.text("id"));
        assertThat(terms(line.getLast()).quantity()).isEqualTo(7);
        assertThat(line)
                .extracting(LineMessage::sequence)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Reply reply = create(json(0, -1, "2099-01-02T00:00:00Z", "2099-01-01T00:00:00Z", "2098-01-01T00:00:00Z")
                .replace("\"test\"", "\"a\\u0007b\""));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.problem()).isEqualTo("invalid-request");
        assertThat(fields(reply)).containsExactly("closesAt", "name", "quantity", "validUntil", "waitingList");
        assertThat(fields(create("{}"))).containsExactly("closesAt", "name", "opensAt", "quantity", "validUntil");
        assertThat(fields(create(json(
                        1_000_000_001, 0, "2099-01-01T00:00:00Z", "2099-01-02T00:00:00Z", "+10000-01-01T00:00:00Z"))))
                .containsExactly("quantity", "validUntil");
        assertThat(fields(create("{\"opensAt\": \"tomorrow\"}"))).containsExactly("opensAt");
        assertThat(fields(create("{\"quantity\": 1.5}"))).containsExactly("quantity");
        assertThat(fields(create("{\"quantity\": \"1\"}"))).containsExactly("quantity");
        assertThat(create("nonsense").problem()).isEqualTo("invalid-request");
        assertThat(api.admin("POST", "/v1/campaigns", null).problem()).isEqualTo("invalid-request");
    }

    /** Both instances' closers see it; the line ends once. */
    @Test
    void aLineWhoseTimeIsUpEndsByItself() {
        Instant now = Instant.now();
        String id = api.coupon(10, 0, now.minusSeconds(60), now.plusSeconds(2));
        api.ask(id, "in-time");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.admin("GET", "/v1/campaigns/" + id, null).text("state"), "closed"::equals);
        List<LineMessage> line = line(id);
        assertThat(line).hasSize(3);
        assertThat(terms(line.getLast()).closed()).isTrue();
        assertThat(api.ask(id, "too-late").problem()).isEqualTo("closed");
        assertThat(api.ask(id, "in-time").status()).isEqualTo(200);
    }

    private static Reply create(String json) {
        return api.admin("POST", "/v1/campaigns", json);
    }

    private static String json(long quantity, long waitingList, String opensAt, String closesAt, String validUntil) {
        return """
                {"name": "test", "quantity": %d, "waitingList": %d, "opensAt": "%s", "closesAt": "%s",
                 "validUntil": "%s"}""".formatted(quantity, waitingList, opensAt, closesAt, validUntil);
    }

    private static void conflict(Reply reply) {
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.problem()).isEqualTo("campaign-conflict");
        assertThat(reply.text("detail")).isNotEmpty();
    }

    private static List<String> fields(Reply reply) {
        assertThat(reply.status()).isEqualTo(400);
        return StreamSupport.stream(reply.body().path("errors").spliterator(), false)
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static List<LineMessage> line(String id) {
        return database
                .sql("SELECT payload FROM intake.outbox WHERE aggregateid = ? ORDER BY sequence")
                .param(UUID.fromString(id))
                .query(String.class)
                .list()
                .stream()
                .map(CampaignIT::read)
                .toList();
    }

    private static LineMessage read(String payload) {
        return switch (LineJson.read(payload.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read<LineMessage>(LineMessage message) -> message;
            case Reading.Unreadable<LineMessage>(String cause) -> throw new AssertionError(cause);
        };
    }

    private static Terms terms(LineMessage message) {
        assertThat(message).isInstanceOf(CouponTerms.class);
        return ((CouponTerms) message).terms();
    }
}
