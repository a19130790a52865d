package io.firstcome.coupon.campaign;

import static io.firstcome.coupon.campaign.Admins.CAMPAIGNS;
import static io.firstcome.coupon.campaign.Admins.audited;
import static io.firstcome.coupon.campaign.Admins.conflict;
import static io.firstcome.coupon.campaign.Admins.draft;
import static io.firstcome.coupon.campaign.Admins.etag;
import static io.firstcome.coupon.campaign.Admins.fields;
import static io.firstcome.coupon.campaign.Admins.ifMatch;
import static io.firstcome.coupon.campaign.Admins.json;
import static io.firstcome.coupon.campaign.Admins.line;
import static io.firstcome.coupon.campaign.Admins.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.UsualInstances;
import io.firstcome.coupon.intake.Crowd;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts, and the versions that their edits are for. */
@ExtendWith(UsualInstances.Given.class)
class CampaignEditIT {

    private static final String EDITED = json(
                    50, 0, "2099-01-01T00:00:00Z", "2099-01-03T00:00:00Z", "2099-02-01T00:00:00Z")
            .replace("{", "{\"perCustomerLimit\": 3, ");

    private static ApiUnderTest api;
    private static JdbcClient database;

    @BeforeAll
    static void start(UsualInstances usual) {
        api = usual.first();
        database = usual.database();
    }

    @Test
    void aDraftIsSeenByAdminsOnly() {
        Reply draft = api.admin(
                "POST",
                "/v1/campaigns",
                json(100, 5, "2099-01-01T00:00:00.1234567Z", "2099-01-02T00:00:00Z", "2099-02-01T00:00:00Z"));
        assertThat(draft.status()).isEqualTo(201);
        String id = draft.text("id");
        assertThat(draft.response().headers().firstValue("Location")).hasValue(CAMPAIGNS + id);
        assertThat(etag(draft)).isEqualTo("\"0\"");
        assertThat(draft.text("state")).isEqualTo("draft");
        assertThat(draft.number("perCustomerLimit")).isEqualTo(1);
        assertThat(draft.text("opensAt")).isEqualTo("2099-01-01T00:00:00.123456Z");
        assertThat(draft.body().has("publishAt")).isFalse();
        Reply seen = api.admin("GET", CAMPAIGNS + id, null);
        assertThat(seen.body()).isEqualTo(draft.body());
        assertThat(etag(seen)).isEqualTo("\"0\"");
        assertThat(api.ask(id, "c").problem()).isEqualTo("unknown-coupon");
        assertThat(line(database, id)).isEmpty();
    }

    @Test
    void anEditReplacesTheVersionThatWasSeen() {
        String path = CAMPAIGNS + draft(api, "Edited").text("id");
        Reply edited = ifMatch(api, "PUT", path, "\"0\"", EDITED);
        assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
        assertThat(edited.number("quantity")).isEqualTo(50);
        assertThat(edited.number("waitingList")).isZero();
        assertThat(edited.number("perCustomerLimit")).isEqualTo(3);
        assertThat(edited.text("closesAt")).isEqualTo("2099-01-03T00:00:00Z");
        assertThat(etag(edited)).isEqualTo("\"1\"");
        assertThat(api.admin("GET", path, null).body()).isEqualTo(edited.body());

        refused(ifMatch(api, "PUT", path, "\"0\"", EDITED), 412, "precondition-failed");
        refused(ifMatch(api, "PUT", path, "W/\"1\"", EDITED), 412, "precondition-failed");
        refused(ifMatch(api, "PUT", path, "nonsense", EDITED), 412, "precondition-failed");
        refused(api.admin("PUT", path, EDITED), 428, "precondition-required");
        Reply same = ifMatch(api, "PUT", path, "\"7\", \"1\"", EDITED);
        assertThat(etag(same)).as("nothing changed").isEqualTo("\"1\"");
        assertThat(etag(ifMatch(api, "PUT", path, "*", EDITED.replace("50", "60"))))
                .isEqualTo("\"2\"");
        assertThat(audited(database, edited.text("id")))
                .containsExactly("admin campaign.create", "admin campaign.edit", "admin campaign.edit");
    }

    @Test
    void ofAdminsWhoEditTheSameVersionOneSucceeds() throws InterruptedException {
        String path = CAMPAIGNS + draft(api, "Raced").text("id");
        List<Callable<Reply>> edits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String body = EDITED.replace("50", Integer.toString(100 + i));
            edits.add(() -> ifMatch(api, "PUT", path, "\"0\"", body));
        }
        try (Crowd admins = new Crowd()) {
            List<Reply> replies = admins.all(edits);
            assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).containsOnly(200, 412);
            assertThat(etag(api.admin("GET", path, null))).isEqualTo("\"1\"");
        }
    }

    @Test
    void onlyADraftIsDeleted() {
        Reply draft = draft(api, "Deleted");
        String path = CAMPAIGNS + draft.text("id");
        refused(api.admin("DELETE", path, null), 428, "precondition-required");
        refused(ifMatch(api, "DELETE", path, "\"1\"", null), 412, "precondition-failed");
        Reply deleted = ifMatch(api, "DELETE", path, "\"0\"", null);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.response().body()).isEmpty();
        refused(api.admin("GET", path, null), 404, "unknown-campaign");
        refused(ifMatch(api, "DELETE", path, "\"0\"", null), 404, "unknown-campaign");
        assertThat(audited(database, draft.text("id")))
                .containsExactly("admin campaign.create", "admin campaign.delete");

        String published = CAMPAIGNS + api.openCoupon(1, 0);
        conflict(ifMatch(api, "DELETE", published, "*", null));
        conflict(ifMatch(api, "PUT", published, "*", EDITED));
    }

    @Test
    void aCopyIsANewDraftOfTheSameTerms() {
        String id = api.openCoupon(7, 1);
        api.admin("POST", CAMPAIGNS + id + "/close", null);
        Reply model = api.admin("GET", CAMPAIGNS + id, null);
        refused(ifMatch(api, "POST", CAMPAIGNS + id + "/copy", "\"0\"", null), 412, "precondition-failed");
        Reply copy = api.admin("POST", CAMPAIGNS + id + "/copy", null);
        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.text("id")).isNotEqualTo(id);
        assertThat(copy.response().headers().firstValue("Location")).hasValue(CAMPAIGNS + copy.text("id"));
        assertThat(etag(copy)).isEqualTo("\"0\"");
        assertThat(copy.text("state")).isEqualTo("draft");
        assertThat(copy.text("name")).isEqualTo("test (copy)");
        for (String field :
                List.of("quantity", "waitingList", "perCustomerLimit", "opensAt", "closesAt", "validUntil")) {
            assertThat(copy.body().path(field)).isEqualTo(model.body().path(field));
        }
        assertThat(audited(database, copy.text("id"))).containsExactly("admin campaign.copy");
        refused(api.admin("POST", CAMPAIGNS + UUID.randomUUID() + "/copy", null), 404, "unknown-campaign");
    }

    @Test
    void whoHasSeenTheVersionIsNotToldAgain() {
        String path = CAMPAIGNS + draft(api, "Seen").text("id");
        Reply unchanged = Admins.with(api, "If-None-Match", "\"0\"", "GET", path, null);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.response().body()).isEmpty();
        assertThat(etag(unchanged)).isEqualTo("\"0\"");
        api.admin("PUT", path + "/quantity", "{\"quantity\": 3}");
        Reply changed = Admins.with(api, "If-None-Match", "\"0\"", "GET", path, null);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(etag(changed)).isEqualTo("\"1\"");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Reply reply = create(json(0, -1, "2099-01-02T00:00:00Z", "2099-01-01T00:00:00Z", "2098-01-01T00:00:00Z")
                .replace("\"test\"", "\"a\\u0007b\"")
                .replace("{", "{\"perCustomerLimit\": 101, \"quantitiy\": 5, "));
        assertThat(fields(reply))
                .containsExactly(
                        "closesAt", "name", "perCustomerLimit", "quantitiy", "quantity", "validUntil", "waitingList");
        assertThat(reply.text("detail")).isEqualTo("See 'errors' for each field.");
        assertThat(reply.body().path("errors").get(3).path("message").asString())
                .isEqualTo("is unknown");
        assertThat(fields(create("{}"))).containsExactly("closesAt", "name", "opensAt", "quantity", "validUntil");
        assertThat(fields(
                        create("{\"opensAt\": \"tomorrow\", \"quantity\": \"1\", \"name\": \"\", \"x\": {\"y\": 1}}")))
                .containsExactly("closesAt", "name", "opensAt", "quantity", "validUntil", "x");
        assertThat(fields(create(json(
                        1_000_000_001, 0, "2099-01-01T00:00:00Z", "2099-01-02T00:00:00Z", "+10000-01-01T00:00:00Z"))))
                .containsExactly("quantity", "validUntil");
        String path = CAMPAIGNS + draft(api, "Invalid").text("id");
        assertThat(fields(ifMatch(api, "PUT", path, "\"0\"", "{\"id\": 1}")))
                .containsExactly("closesAt", "id", "name", "opensAt", "quantity", "validUntil");
    }

    @Test
    void ofWhatAClientMakesUpNotAllIsRepeated() {
        StringBuilder body = new StringBuilder("{\"" + "x".repeat(5_000) + "\": 1");
        for (int i = 0; i < 700; i++) {
            body.append(", \"a").append(i).append("\": 1");
        }
        Reply reply = create(body.append("}").toString());
        assertThat(fields(reply)).hasSize(100);
        assertThat(reply.response().body()).hasSizeLessThan(10_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"quantity": 1.5}                      | quantity
            {"quantity": 99999999999999999999}     | quantity
            {"quantity": 0}                        | quantity
            {"quantity": null}                     | quantity
            {"quantity": [1]}                      | quantity
            {"quantity": 5, "Quantity": 5}         | Quantity
            """)
    void aQuantityIsAWholeNumber(String body, String wrong) {
        String path = CAMPAIGNS + draft(api, "Counted").text("id");
        assertThat(fields(api.admin("PUT", path + "/quantity", body))).containsExactly(wrong);
        assertThat(etag(api.admin("GET", path, null))).isEqualTo("\"0\"");
    }

    @Test
    void whatIsNoJsonObjectIsRefused() {
        for (String body : List.of("nonsense", "", "[]", "1", "null", "{\"name\": \"a\", \"name\": \"b\"}", "{} {}")) {
            assertThat(create(body).problem()).as(body).isEqualTo("invalid-request");
        }
        assertThat(api.admin("POST", "/v1/campaigns", null).problem()).isEqualTo("invalid-request");
        refused(
                Admins.with(api, "X-None", "x", "PUT", CAMPAIGNS + "no-id/quantity", "{\"quantity\": 1}"),
                404,
                "unknown-campaign");
    }

    private static Reply create(String json) {
        return api.admin("POST", "/v1/campaigns", json);
    }
}
