package io.firstcome.coupon.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.api.UsualInstances;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ExtendWith(UsualInstances.Given.class)
class AuditIT {

    private static ApiUnderTest api;
    private static JdbcClient database;

    @BeforeAll
    static void start(UsualInstances usual) {
        api = usual.first();
        database = usual.database();
    }

    @Test
    void whoDidWhatIsThereWithWhatWasBeforeAndAfter() {
        Instant start = Instant.now().minusSeconds(5);
        String id = api.openCoupon(5, 0);
        Reply raised = api.admin("PUT", "/v1/campaigns/" + id + "/quantity", "{\"quantity\": 9}");
        api.admin("PUT", "/v1/campaigns/" + id + "/quantity", "{\"quantity\": 9}");
        api.admin("POST", "/v1/campaigns/" + id + "/resume", null);
        api.admin("POST", "/v1/campaigns/" + id + "/unheard", null);
        List<JsonNode> entries = items(list("?subject=campaign/" + id));
        assertThat(entries)
                .as("what changed nothing is not there")
                .extracting(entry -> entry.path("action").asString())
                .containsExactly("campaign.set-quantity", "campaign.publish", "campaign.create");
        JsonNode newest = entries.getFirst();
        assertThat(newest.path("who").asString()).isEqualTo("admin");
        assertThat(newest.path("subject").asString()).isEqualTo("campaign/" + id);
        assertThat(newest.path("before").path("quantity").asLong()).isEqualTo(5);
        assertThat(newest.path("before").path("version").asLong()).isEqualTo(1);
        assertThat(newest.path("after")).isEqualTo(raised.body());
        assertThat(Instant.parse(newest.path("at").asString()))
                .isBetween(start, Instant.now().plusSeconds(5));
        assertThat(entries.getLast().has("before")).isFalse();
        assertThat(entries.getLast().path("after").path("state").asString()).isEqualTo("draft");
        assertThat(entries).extracting(entry -> entry.path("id").asLong()).doesNotHaveDuplicates();
    }

    @Test
    void aDeletedCampaignsHistoryStays() {
        String json = """
                {"name": "gone", "quantity": 1, "opensAt": "2099-01-01T00:00:00Z", "closesAt": "2099-01-02T00:00:00Z",
                 "validUntil": "2099-01-02T00:00:00Z"}""";
        String eve = TestTokens.token("eve", "campaign:write", Instant.now().plusSeconds(60));
        Reply draft = api.send("POST", "/v1/campaigns", eve, json);
        Reply deleted = api.send(HttpRequest.newBuilder(api.uri("/v1/campaigns/" + draft.text("id")))
                .header("Authorization", "Bearer " + eve)
                .header("If-Match", "*")
                .DELETE());
        assertThat(deleted.status()).isEqualTo(204);
        JsonNode entry = items(list("?who=eve&limit=1")).getFirst();
        assertThat(entry.path("action").asString()).isEqualTo("campaign.delete");
        assertThat(entry.path("before")).isEqualTo(draft.body());
        assertThat(entry.has("after")).isFalse();
        assertThat(items(list("?who=eve"))).hasSize(2);
        assertThat(items(list("?who=eve&subject=campaign/other"))).isEmpty();
    }

    @Test
    void whatCannotBeWrittenDownIsNotDone() {
        String id = api.openCoupon(5, 0);
        database.sql("ALTER TABLE intake.audit ADD CONSTRAINT no_pause CHECK (action <> 'campaign.pause')")
                .update();
        try {
            assertThat(api.admin("POST", "/v1/campaigns/" + id + "/pause", null).status())
                    .isEqualTo(500);
        } finally {
            database.sql("ALTER TABLE intake.audit DROP CONSTRAINT no_pause").update();
        }
        Reply after = api.admin("GET", "/v1/campaigns/" + id, null);
        assertThat(after.text("state")).isEqualTo("published");
        assertThat(after.number("version")).isEqualTo(1);
        assertThat(database.sql("SELECT next_sequence FROM intake.line WHERE coupon_id = ? AND NOT paused")
                        .param(UUID.fromString(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(items(list("?subject=campaign/" + id))).hasSize(2);
        assertThat(api.admin("POST", "/v1/campaigns/" + id + "/pause", null).status())
                .isEqualTo(200);
    }

    @Test
    void pagesLeadFromTheNewestToTheOldest() {
        String id = api.openCoupon(5, 0);
        for (int quantity = 6; quantity <= 8; quantity++) {
            api.admin("PUT", "/v1/campaigns/" + id + "/quantity", "{\"quantity\": " + quantity + "}");
        }
        List<Long> seen = new ArrayList<>();
        String query = "?subject=campaign/" + id + "&who=admin&limit=2";
        while (query != null) {
            Reply page = list(query);
            items(page).forEach(entry -> seen.add(entry.path("id").asLong()));
            query = page.response()
                    .headers()
                    .firstValue("Link")
                    .map(link -> {
                        assertThat(link)
                                .startsWith("</v1/audit?subject=campaign%2F" + id)
                                .endsWith(">; rel=\"next\"");
                        return link.substring("</v1/audit".length(), link.indexOf('>'));
                    })
                    .orElse(null);
        }
        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Reply wrong = list("?limit=0&after=x&who=" + "w".repeat(129) + "&subject=%00");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.problem()).isEqualTo("invalid-request");
        assertThat(StreamSupport.stream(wrong.body().path("errors").spliterator(), false)
                        .map(error -> error.path("field").asString()))
                .containsExactly("after", "limit", "subject", "who");
    }

    @Test
    void itIsForAdminsWhoMayRead() {
        String reader = TestTokens.token("r", "campaign:read", Instant.now().plusSeconds(60));
        assertThat(api.send("GET", "/v1/audit", reader, null).status()).isEqualTo(200);
        assertThat(api.send("GET", "/v1/audit", TestTokens.customer("c"), null).problem())
                .isEqualTo("forbidden");
        assertThat(api.send("GET", "/v1/audit", null, null).problem()).isEqualTo("unauthorized");
        assertThat(api.admin("POST", "/v1/audit", "{}").status()).isIn(403, 405);
    }

    @Test
    void nobodyPassesForTheServiceItself() {
        String id = api.openCoupon(1, 0);
        for (String subject : List.of("system:scheduler", "x".repeat(129), "a\\u0000b")) {
            String forged =
                    TestTokens.token(subject, "campaign:write", Instant.now().plusSeconds(60));
            Reply reply = api.send("POST", "/v1/campaigns/" + id + "/pause", forged, null);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.problem()).isEqualTo("unauthorized");
        }
        assertThat(items(list("?subject=campaign/" + id))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE intake.audit SET who = 'nobody'",
                "UPDATE intake.audit SET who = 'nobody' WHERE false",
                "DELETE FROM intake.audit",
                "TRUNCATE intake.audit"
            })
    void nothingInItIsChanged(String statement) {
        api.openCoupon(1, 0);
        long before = count();
        assertThat(before).isPositive();
        assertThatThrownBy(() -> database.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThat(count()).isEqualTo(before);
    }

    private static long count() {
        return database.sql("SELECT count(*) FROM intake.audit WHERE who <> 'nobody'")
                .query(Long.class)
                .single();
    }

    private static Reply list(String query) {
        return api.admin("GET", "/v1/audit" + query, null);
    }

    private static List<JsonNode> items(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return StreamSupport.stream(reply.body().path("items").spliterator(), false)
                .toList();
    }
}
