package io.firstcome.coupon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.Topics;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import io.firstcome.coupon.outbox.OutboxTable;
import io.firstcome.coupon.outbox.Republisher;
import io.firstcome.coupon.outbox.SeededLine;
import io.firstcome.coupon.outcome.DecisionsTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.support.KafkaHeaders;
import tools.jackson.databind.JsonNode;

/** What the ledger put aside, on two instances: shown, published again, closed. The test speaks for the ledger. */
class DeadLetterIT {

    private static final String DATABASE = ApiUnderTest.freshDatabase("dead_letters");
    private static final byte[] BROKEN = "{ broken".getBytes(UTF_8);
    private static final byte[] NO_TEXT = {(byte) 0xff, 0, 1};
    private static final String REASON = "{\"reason\": \"the sender is gone\"}";

    private static DecisionsTopic ledger;
    private static DeadLetterTopic topic;
    private static ApiUnderTest api;
    private static ApiUnderTest other;
    private static JdbcClient database;
    private static long offset;

    @BeforeAll
    static void start() throws InterruptedException {
        ledger = DecisionsTopic.open();
        topic = DeadLetterTopic.open();
        api = ApiUnderTest.start(DATABASE, "firstcome.dead-letters.count-millis=100");
        other = ApiUnderTest.start(DATABASE, "firstcome.dead-letters.count-millis=100");
        database = ApiUnderTest.database(DATABASE);
    }

    @AfterAll
    static void stop() {
        other.close();
        api.close();
        topic.close();
        ledger.close();
    }

    @BeforeEach
    void noLetters() {
        database.sql("TRUNCATE intake.dead_letter, intake.outbox").update();
    }

    @Test
    void aRecordIsStoredOnceWithItsBytesAndItsPlaceHoweverOftenItIsPutAside() {
        SeededLine line = SeededLine.create(database, 5, 3);
        offset++;
        topic.putAside(line.request(2), offset, BROKEN, "it is \u0000 broken\n");
        topic.putAside(line.request(2), offset, BROKEN, "it is broken, told again");
        UUID second = putAside(line.messages().getFirst(), NO_TEXT);

        Reply list = other.admin("GET", "/v1/dead-letters", null);

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body().path("items")).hasSize(2);
        assertThat(list.response().headers().firstValue("Link")).isEmpty();
        JsonNode letter = list.body().path("items").get(1);
        assertThat(letter.path("state").asString()).isEqualTo("open");
        assertThat(letter.path("cause").asString()).isEqualTo("it is ? broken?");
        assertThat(letter.path("topic").asString()).isEqualTo(Topics.LINE);
        assertThat(letter.path("partition").asInt()).isEqualTo(2);
        assertThat(letter.path("offset").asLong()).isEqualTo(offset - 1);
        assertThat(Instant.parse(letter.path("recordedAt").asString()))
                .isBetween(Instant.now().minusSeconds(300), Instant.now().plusSeconds(1));
        assertThat(letter.path("couponId").asString()).isEqualTo(line.couponId().toString());
        assertThat(letter.path("requestId").asString())
                .isEqualTo(line.request(2).requestId().toString());
        assertThat(letter.path("sequence").asLong()).isEqualTo(3);
        assertThat(letter.path("valueText").asString()).isEqualTo("{ broken");
        assertThat(Base64.getDecoder().decode(letter.path("valueBase64").asString()))
                .isEqualTo(BROKEN);
        assertThat(Base64.getDecoder().decode(letter.path("keyBase64").asString()))
                .isEqualTo(line.couponId().toString().getBytes(UTF_8));
        assertThat(letter.path("valueBytes").asInt()).isEqualTo(BROKEN.length);
        assertThat(letter.has("changedAt")).isFalse();

        Reply terms = api.admin("GET", "/v1/dead-letters/" + second, null);
        assertThat(terms.number("sequence")).isEqualTo(1);
        assertThat(terms.body().has("requestId")).isFalse();
        assertThat(terms.body().has("valueText")).isFalse();
        assertThat(Base64.getDecoder().decode(terms.text("valueBase64"))).isEqualTo(NO_TEXT);
    }

    @Test
    void aLongValueIsCut() {
        byte[] value = "é".repeat(100_000).getBytes(UTF_8);
        UUID id = putAside(SeededLine.create(database, 5, 1).request(1), value);

        JsonNode listed =
                api.admin("GET", "/v1/dead-letters", null).body().path("items").get(0);
        assertThat(listed.path("valueText").asString()).hasSize(512);
        Reply shown = api.admin("GET", "/v1/dead-letters/" + id, null);
        assertThat(shown.text("valueText")).hasSize(32_768);
        assertThat(Base64.getDecoder().decode(shown.text("valueBase64"))).hasSize(65_536);
        assertThat(shown.number("valueBytes")).isEqualTo(200_000);
    }

    /** Goal: whatever stands on the topic is stored, and believed only where the tables know of it. */
    @Test
    void whatThisDatabaseDoesNotKnowHasNoPlaceAndCanOnlyBeClosed() {
        SeededLine line = SeededLine.create(database, 5, 1);
        SeededLine another = SeededLine.create(database, 5, 1);
        byte[] coupon = line.couponId().toString().getBytes(UTF_8);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(DeadLetterTopic.record(null, null));
        records.add(DeadLetterTopic.record(coupon, new byte[0]));
        records.add(withId(coupon, UUID.randomUUID().toString()));
        records.add(withId(coupon, another.request(1).requestId().toString()));
        records.add(withId(NO_TEXT, line.request(1).requestId().toString()));
        records.add(withId(coupon, "1-1-1-1-1"));
        ProducerRecord<byte[], byte[]> nonsense = DeadLetterTopic.record(coupon, BROKEN);
        DeadLetterTopic.header(nonsense, Topics.HEADER_ID, null);
        DeadLetterTopic.header(nonsense, KafkaHeaders.DLT_ORIGINAL_TOPIC, NO_TEXT);
        DeadLetterTopic.header(nonsense, KafkaHeaders.DLT_ORIGINAL_PARTITION, new byte[] {1});
        DeadLetterTopic.header(
                nonsense, KafkaHeaders.DLT_EXCEPTION_MESSAGE, "x😀".repeat(1000).getBytes(UTF_8));
        records.add(nonsense);
        records.forEach(topic::send);
        await().until(() -> count("intake.dead_letter") == records.size());

        for (JsonNode letter : api.admin("GET", "/v1/dead-letters", null).body().path("items")) {
            assertThat(letter.has("couponId") || letter.has("sequence") || letter.has("requestId"))
                    .as(letter.toString())
                    .isFalse();
            assertThat(letter.path("topic").asString()).isEqualTo(Topics.LINE_DEAD_LETTERS);
            String path = "/v1/dead-letters/" + letter.path("id").asString();
            Reply replayed = api.admin("POST", path + "/replay", null);
            assertThat(replayed.status()).isEqualTo(409);
            assertThat(replayed.problem()).isEqualTo("dead-letter-conflict");
            assertThat(api.admin("POST", path + "/close", REASON).text("state")).isEqualTo("closed");
        }
        assertThat(count("intake.outbox")).isZero();
    }

    @Test
    void onceItsPlaceIsDecidedItIsHealedAndNothingIsPublished() {
        SeededLine line = SeededLine.create(database, 5, 2);
        UUID first = putAside(line.request(1), BROKEN);
        UUID second = putAside(line.request(2), BROKEN);
        decided(line, 2);

        assertThat(api.admin("GET", "/v1/dead-letters/" + first, null).text("state"))
                .isEqualTo("healed");
        assertThat(api.admin("GET", "/v1/dead-letters/" + second, null).text("state"))
                .isEqualTo("open");
        assertThat(api.admin("POST", "/v1/dead-letters/" + first + "/replay", null)
                        .text("state"))
                .isEqualTo("healed");
        assertThat(api.admin("POST", "/v1/dead-letters/" + first + "/close", REASON)
                        .text("state"))
                .isEqualTo("closed");
        assertThat(count("intake.outbox")).isZero();
        assertThat(count("intake.issue_request WHERE failed")).isZero();
        assertThat(audit(first)).containsExactly("admin dead-letter.close healed closed the sender is gone");
    }

    @Test
    void itsPlaceIsPublishedAgainAnewWhateverTheOutboxHas() {
        SeededLine line = SeededLine.create(database, api.bean(OutboxTable.class), 5, 2);
        database.sql("UPDATE intake.outbox SET payload = '{ broken'").update();
        UUID id = putAside(line.request(1), BROKEN);

        Reply replayed = other.admin("POST", "/v1/dead-letters/" + id + "/replay", null);

        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.text("state")).isEqualTo("replayed");
        assertThat(replayed.body().has("changedAt")).isTrue();
        assertThat(lastOf(line, 2)).isEqualTo(line.request(1));
        assertThat(audit(id)).containsExactly("admin dead-letter.replay open replayed");
        assertThat(api.admin("POST", "/v1/dead-letters/" + id + "/replay", null).status())
                .isEqualTo(200);
        decided(line, 2);
        assertThat(api.admin("GET", "/v1/dead-letters/" + id, null).text("state"))
                .isEqualTo("healed");
    }

    @Test
    void anAdminClosesARequestAsFailedOnceAndTheLineGoesOn() {
        SeededLine line = SeededLine.create(database, api.bean(OutboxTable.class), 5, 2);
        UUID id = putAside(line.request(1), BROKEN);
        UUID again = putAside(line.request(1), BROKEN);

        Reply closed = api.admin("POST", "/v1/dead-letters/" + id + "/close", REASON);

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.text("state")).isEqualTo("closed");
        RequestFailed failed = new RequestFailed(line.request(1));
        assertThat(lastOf(line, 2)).isEqualTo(failed);
        assertThat(database.sql("SELECT id FROM intake.outbox WHERE type = 'request-failed'")
                        .query(UUID.class)
                        .single())
                .isEqualTo(line.request(1).requestId().value());
        assertThat(audit(id)).containsExactly("admin dead-letter.close open closed the sender is gone");

        assertThat(other.admin("POST", "/v1/dead-letters/" + id + "/close", REASON)
                        .body())
                .isEqualTo(closed.body());
        assertThat(other.admin("POST", "/v1/dead-letters/" + again + "/close", REASON)
                        .text("state"))
                .isEqualTo("closed");
        assertThat(count("intake.outbox WHERE type = 'request-failed'")).isEqualTo(1);
        assertThat(count("intake.issue_request WHERE failed")).isEqualTo(1);
        assertThat(audit(id)).hasSize(1);
        assertThat(api.admin("POST", "/v1/dead-letters/" + id + "/replay", null).problem())
                .isEqualTo("dead-letter-conflict");

        // what is published again for the line is the admin's word, also where it is built anew
        Republisher republisher = api.bean(Republisher.class);
        assertThat(republisher.republish(line.couponId(), 1, 3)).isEqualTo(3);
        assertThat(lastOf(line, 2)).isEqualTo(failed);
        assertThat(lastOf(line, 3)).isEqualTo(line.request(2));
        database.sql("TRUNCATE intake.outbox").update();
        assertThat(republisher.republish(line.couponId(), 1, 3)).isEqualTo(3);
        assertThat(lastOf(line, 2)).isEqualTo(failed);
        database.sql("UPDATE intake.issue_request SET failed = false").update();
    }

    @Test
    void adminsWhoCloseAtOnceOnTwoInstancesPutOneMessageIntoTheLine() throws Exception {
        SeededLine line = SeededLine.create(database, 5, 1);
        List<UUID> letters = List.of(
                putAside(line.request(1), BROKEN),
                putAside(line.request(1), BROKEN),
                putAside(line.request(1), BROKEN),
                putAside(line.request(1), BROKEN));
        List<Callable<Integer>> admins = new ArrayList<>();
        for (UUID letter : letters) {
            for (ApiUnderTest instance : List.of(api, other)) {
                admins.add(() -> instance.admin("POST", "/v1/dead-letters/" + letter + "/close", REASON)
                        .status());
            }
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(admins)).extracting(Future::resultNow).containsOnly(200);
        }
        assertThat(count("intake.outbox WHERE type = 'request-failed'")).isEqualTo(1);
        assertThat(letters).allSatisfy(letter -> assertThat(audit(letter)).hasSize(1));
        database.sql("UPDATE intake.issue_request SET failed = false").update();
    }

    @Test
    void aChangeOfTermsCannotFail() {
        SeededLine line = SeededLine.create(database, 5, 1);
        UUID id = putAside(line.messages().getFirst(), BROKEN);

        Reply refused = api.admin("POST", "/v1/dead-letters/" + id + "/close", REASON);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("detail")).contains("replay it");
        assertThat(count("intake.outbox")).isZero();
        assertThat(audit(id)).isEmpty();

        assertThat(api.admin("POST", "/v1/dead-letters/" + id + "/replay", null).status())
                .isEqualTo(200);
        assertThat(lastOf(line, 1)).isEqualTo(line.messages().getFirst());
    }

    @Test
    void theListGoesPageByPageNewestFirst() {
        SeededLine line = SeededLine.create(database, 9, 5);
        List<String> newestFirst = new ArrayList<>();
        for (int ticket = 1; ticket <= 5; ticket++) {
            newestFirst.addFirst(putAside(line.request(ticket), BROKEN).toString());
        }
        decided(line, 2);

        assertThat(pages("/v1/dead-letters?limit=2")).isEqualTo(newestFirst);
        assertThat(pages("/v1/dead-letters?state=open&limit=1")).isEqualTo(newestFirst.subList(0, 4));
        assertThat(pages("/v1/dead-letters?state=healed")).isEqualTo(newestFirst.subList(4, 5));
        assertThat(pages("/v1/dead-letters?state=closed")).isEmpty();
        for (ApiUnderTest instance : List.of(api, other)) {
            MeterRegistry metrics = instance.bean(MeterRegistry.class);
            await().until(() ->
                    metrics.get("firstcome.dead-letters.open").gauge().value() == 4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=many",
                "limit=99999999999",
                "state=unknown",
                "state=",
                "after=%21",
                "after=AAAA",
                "after=OTk5OTk5OTk5OTk5OTk5OTk5OS54",
                "after=-",
                "after=" + "QUFB"
            })
    void aPageThatIsNoneIsRefused(String query) {
        Reply refused = api.admin("GET", "/v1/dead-letters?" + query, null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \"\"}", "{\"reason\": \"a\\u0000b\"}", "[]", ""})
    void closingNeedsAReason(String body) {
        UUID id = putAside(SeededLine.create(database, 5, 1).request(1), BROKEN);
        assertThat(api.admin("POST", "/v1/dead-letters/" + id + "/close", body).problem())
                .isEqualTo("invalid-request");
        assertThat(api.admin("GET", "/v1/dead-letters/" + id, null).text("state"))
                .isEqualTo("open");
    }

    @Test
    void onlyAdminsSeeThemAndOnlyWhoMayWriteActs() {
        String path =
                "/v1/dead-letters/" + putAside(SeededLine.create(database, 5, 1).request(1), BROKEN);
        String reader =
                TestTokens.token("reader", "campaign:read", Instant.now().plusSeconds(600));
        assertThat(api.send("GET", path, reader, null).status()).isEqualTo(200);
        assertThat(api.send("POST", path + "/close", reader, REASON).status()).isEqualTo(403);
        assertThat(api.send("POST", path + "/replay", reader, null).status()).isEqualTo(403);
        String customer = TestTokens.customer("customer-1");
        assertThat(api.send("GET", path, customer, null).status()).isEqualTo(403);
        assertThat(api.send("GET", "/v1/dead-letters", customer, null).status()).isEqualTo(403);
        assertThat(api.send("GET", path, null, null).status()).isEqualTo(401);
        for (String id : List.of(UUID.randomUUID().toString(), "nothing")) {
            assertThat(api.admin("GET", "/v1/dead-letters/" + id, null).problem())
                    .isEqualTo("unknown-dead-letter");
            assertThat(api.admin("POST", "/v1/dead-letters/" + id + "/replay", null)
                            .status())
                    .isEqualTo(404);
            assertThat(api.admin("POST", "/v1/dead-letters/" + id + "/close", REASON)
                            .status())
                    .isEqualTo(404);
        }
    }

    private static UUID putAside(LineMessage message, byte[] value) {
        long at = ++offset;
        topic.putAside(message, at, value, "broken");
        await().until(() -> count("intake.dead_letter WHERE topic_offset = " + at) == 1);
        return database.sql("SELECT id FROM intake.dead_letter WHERE topic_offset = ?")
                .param(at)
                .query(UUID.class)
                .single();
    }

    private static ProducerRecord<byte[], byte[]> withId(byte[] key, String id) {
        ProducerRecord<byte[], byte[]> record = DeadLetterTopic.record(key, BROKEN);
        DeadLetterTopic.header(record, Topics.HEADER_ID, id.getBytes(UTF_8));
        return record;
    }

    /** The ledger has taken in the places up to this one. */
    private static void decided(SeededLine line, long sequence) {
        ledger.say(new LineProgressed(line.couponId(), sequence + 1, sequence - 1, 0, 0, 5, false));
        await().until(() -> count("intake.line_progress WHERE coupon_id = '" + line.couponId()
                        + "' AND next_sequence = " + (sequence + 1))
                == 1);
    }

    private static LineMessage lastOf(SeededLine line, long sequence) {
        String payload = database.sql("""
                        SELECT payload FROM intake.outbox WHERE aggregatetype = 'line' AND aggregateid = ? AND sequence = ?
                         ORDER BY written_lsn DESC LIMIT 1
                        """)
                .params(line.couponId().value(), sequence)
                .query(String.class)
                .single();
        return ((Reading.Read<LineMessage>) LineJson.read(payload.getBytes(UTF_8))).message();
    }

    private static List<String> audit(UUID letter) {
        return database.sql("""
                        SELECT concat_ws(' ', who, action, before ->> 'state', after ->> 'state', after ->> 'reason')
                          FROM intake.audit WHERE subject = ? ORDER BY id
                        """)
                .param("dead-letter/" + letter)
                .query(String.class)
                .list();
    }

    /** The ids of all pages. */
    private static List<String> pages(String first) {
        List<String> ids = new ArrayList<>();
        String path = first;
        while (path != null) {
            Reply page = api.admin("GET", path, null);
            assertThat(page.status()).isEqualTo(200);
            page.body()
                    .path("items")
                    .forEach(letter -> ids.add(letter.path("id").asString()));
            path = page.response()
                    .headers()
                    .firstValue("Link")
                    .map(link -> link.replaceAll("^<(.*)>; rel=\"next\"$", "$1"))
                    .orElse(null);
        }
        return ids;
    }

    private static long count(String from) {
        return database.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}
