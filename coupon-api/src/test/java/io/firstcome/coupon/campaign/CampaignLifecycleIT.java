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
import static io.firstcome.coupon.campaign.Admins.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.intake.Crowd;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances, each with its scheduler and closer. */
class CampaignLifecycleIT {

    private static ApiUnderTest api;
    private static ApiUnderTest other;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        String url = ApiUnderTest.freshDatabase("campaign_lives");
        String[] hasty = {
            "firstcome.campaign.closer-interval-millis=50", "firstcome.campaign.scheduler-interval-millis=50"
        };
        api = ApiUnderTest.start(url, hasty);
        other = ApiUnderTest.start(url, hasty);
        database = ApiUnderTest.database(url);
    }

    @AfterAll
    static void stop() {
        api.close();
        other.close();
    }

    @Test
    void eachChangeOfAPublishedCouponIsAMessageInItsLine() {
        String id = api.openCoupon(10, 2);
        String path = CAMPAIGNS + id;
        assertThat(api.ask(id, "first").number("ticket")).isEqualTo(1);
        assertThat(etag(api.admin("POST", path + "/publish", null))).as("again").isEqualTo("\"1\"");
        Reply raised = api.admin("PUT", path + "/quantity", "{\"quantity\": 20}");
        assertThat(raised.number("quantity")).isEqualTo(20);
        assertThat(etag(raised)).isEqualTo("\"2\"");
        assertThat(api.admin("PUT", path + "/quantity", "{\"quantity\": 20}").body())
                .as("again")
                .isEqualTo(raised.body());
        assertThat(other.ask(id, "second").number("ticket")).isEqualTo(2);
        Reply closed = other.admin("POST", path + "/close", null);
        assertThat(closed.text("state")).isEqualTo("closed");
        assertThat(api.admin("POST", path + "/close", null).body()).as("again").isEqualTo(closed.body());

        List<LineMessage> line = line(database, id);
        assertThat(line).extracting(LineMessage::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(terms(line.get(0)).quantity()).isEqualTo(10);
        assertThat(terms(line.get(0)).capacity()).isEqualTo(12);
        assertThat(terms(line.get(2)).quantity()).isEqualTo(20);
        assertThat(terms(line.get(2)).closed()).isFalse();
        assertThat(terms(line.get(4)).closed()).isTrue();
        assertThat(database.sql("SELECT count(*) FROM intake.terms t JOIN intake.outbox o"
                                + " ON o.id = t.message_id AND o.sequence = t.sequence WHERE coupon_id = ?")
                        .param(UUID.fromString(id))
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(api.ask(id, "third").problem()).isEqualTo("closed");
        assertThat(audited(database, id))
                .containsExactly(
                        "admin campaign.create",
                        "admin campaign.publish",
                        "admin campaign.set-quantity",
                        "admin campaign.close");
    }

    @Test
    void aPauseAndItsEndAreMessagesOfUnchangedTerms() {
        String id = api.openCoupon(10, 0);
        Reply paused = api.admin("POST", CAMPAIGNS + id + "/pause", null);
        assertThat(paused.text("state")).isEqualTo("paused");
        assertThat(etag(paused)).isEqualTo("\"2\"");
        assertThat(pausedInLine(id)).isTrue();
        assertThat(other.admin("POST", CAMPAIGNS + id + "/pause", null).body()).isEqualTo(paused.body());
        conflict(api.admin("POST", CAMPAIGNS + id + "/publish", null));
        refused(ifMatch(api, "POST", CAMPAIGNS + id + "/resume", "\"1\"", null), 412, "precondition-failed");
        Reply resumed = ifMatch(other, "POST", CAMPAIGNS + id + "/resume", "\"2\"", null);
        assertThat(resumed.text("state")).isEqualTo("published");
        assertThat(pausedInLine(id)).isFalse();
        List<LineMessage> line = line(database, id);
        assertThat(line).hasSize(3);
        assertThat(line).extracting(Admins::terms).containsOnly(terms(line.getFirst()));
        assertThat(audited(database, id)).endsWith("admin campaign.pause", "admin campaign.resume");
    }

    @Test
    void theLimitOfACustomerStandsInTheLine() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Reply draft = api.admin(
                "POST",
                "/v1/campaigns",
                json(10, 0, now.toString(), now.plusSeconds(60).toString(), "2099-01-01T00:00:00Z")
                        .replace("{", "{\"perCustomerLimit\": 3, "));
        api.admin("POST", CAMPAIGNS + draft.text("id") + "/publish", null);
        assertThat(terms(line(database, draft.text("id")).getFirst()).perCustomerLimit())
                .isEqualTo(3);
        assertThat(database.sql("SELECT per_customer_limit FROM intake.line WHERE coupon_id = ?")
                        .param(UUID.fromString(draft.text("id")))
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aWindowIsExtendedByAMessage() {
        String id = api.openCoupon(10, 0);
        String path = CAMPAIGNS + id + "/window";
        Reply extended = api.admin(
                "PUT", path, "{\"closesAt\": \"2099-01-01T00:00:00Z\", \"validUntil\": \"2099-01-02T00:00:00Z\"}");
        assertThat(extended.status()).as(extended.toString()).isEqualTo(200);
        assertThat(extended.text("closesAt")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(etag(extended)).isEqualTo("\"2\"");
        assertThat(api.admin("PUT", path, "{\"closesAt\": \"2099-01-01T00:00:00Z\"}")
                        .body())
                .as("again")
                .isEqualTo(extended.body());
        assertThat(terms(line(database, id).getLast()).closesAt()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(terms(line(database, id).getLast()).validUntil()).isEqualTo("2099-01-02T00:00:00Z");
        assertThat(database.sql("SELECT closes_at = '2099-01-01Z' FROM intake.line WHERE coupon_id = ?")
                        .param(UUID.fromString(id))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(fields(api.admin(
                        "PUT",
                        path,
                        "{\"closesAt\": \"2098-01-01T00:00:00Z\", \"validUntil\": \"2098-01-02T00:00:00Z\"}")))
                .containsExactly("closesAt", "validUntil");
        assertThat(fields(api.admin("PUT", path, "{\"closesAt\": \"2099-02-01T00:00:00Z\"}")))
                .containsExactly("validUntil");
        assertThat(fields(api.admin("PUT", path, "{\"validUntil\": \"1999-02-01T00:00:00Z\"}")))
                .containsExactly("closesAt", "validUntil");
        conflict(api.admin(
                "PUT",
                CAMPAIGNS + draft(api, "Draft").text("id") + "/window",
                "{\"closesAt\": \"2099-02-01T00:00:00Z\"}"));
        assertThat(audited(database, id)).endsWith("admin campaign.publish", "admin campaign.extend");
    }

    @Test
    void aCancelledLineEndsAndAClosedOneHearsNothingMore() {
        String running = api.openCoupon(10, 0);
        assertThat(api.admin("POST", CAMPAIGNS + running + "/cancel", null).text("state"))
                .isEqualTo("cancelled");
        assertThat(api.admin("POST", CAMPAIGNS + running + "/cancel", null).status())
                .isEqualTo(200);
        assertThat(line(database, running)).hasSize(2);
        assertThat(terms(line(database, running).getLast()).closed()).isTrue();
        assertThat(api.ask(running, "late").problem()).isEqualTo("closed");
        for (String action : List.of("publish", "pause", "resume", "close")) {
            conflict(api.admin("POST", CAMPAIGNS + running + "/" + action, null));
        }
        conflict(api.admin("PUT", CAMPAIGNS + running + "/quantity", "{\"quantity\": 11}"));

        String closed = api.openCoupon(10, 0);
        api.admin("POST", CAMPAIGNS + closed + "/close", null);
        assertThat(api.admin("POST", CAMPAIGNS + closed + "/cancel", null).text("state"))
                .isEqualTo("cancelled");
        assertThat(line(database, closed)).hasSize(2);
        assertThat(audited(database, closed)).endsWith("admin campaign.close", "admin campaign.cancel");
    }

    @Test
    void whatTheStateForbidsIsAConflict() {
        String path = CAMPAIGNS + draft(api, "Forbidden").text("id");
        for (String action : List.of("pause", "resume", "close", "cancel")) {
            conflict(api.admin("POST", path + "/" + action, null));
        }
        Reply over = api.admin(
                "POST",
                "/v1/campaigns",
                json(1, 0, "2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z", "2020-01-02T00:00:00Z"));
        conflict(api.admin("POST", CAMPAIGNS + over.text("id") + "/publish", null));
        String nobody = CAMPAIGNS + UUID.randomUUID();
        refused(api.admin("GET", nobody, null), 404, "unknown-campaign");
        refused(api.admin("POST", nobody + "/publish", null), 404, "unknown-campaign");
        refused(api.admin("GET", CAMPAIGNS + "x", null), 404, "unknown-campaign");
        refused(api.admin("POST", CAMPAIGNS + "1-1-1-1-1/publish", null), 404, "unknown-campaign");
    }

    @Test
    void aScheduleCanBeSetMovedAndTakenBack() {
        String id = draft(api, "Scheduled").text("id");
        String path = CAMPAIGNS + id + "/schedule";
        Reply scheduled = api.admin("PUT", path, "{\"publishAt\": \"2098-01-01T00:00:00Z\"}");
        assertThat(scheduled.text("state")).isEqualTo("scheduled");
        assertThat(scheduled.text("publishAt")).isEqualTo("2098-01-01T00:00:00Z");
        assertThat(etag(scheduled)).isEqualTo("\"1\"");
        assertThat(api.admin("PUT", path, "{\"publishAt\": \"2098-01-01T00:00:00Z\"}")
                        .body())
                .isEqualTo(scheduled.body());
        assertThat(api.admin("PUT", path, "{\"publishAt\": \"2098-02-01T00:00:00Z\"}")
                        .text("publishAt"))
                .isEqualTo("2098-02-01T00:00:00Z");
        for (String wrong : List.of("2020-01-01T00:00:00Z", "2099-01-02T00:00:00Z", "1999-01-01T00:00:00Z", "soon")) {
            assertThat(fields(api.admin("PUT", path, "{\"publishAt\": \"" + wrong + "\"}")))
                    .containsExactly("publishAt");
        }
        conflict(ifMatch(api, "DELETE", CAMPAIGNS + id, "*", null));
        Reply back = api.admin("DELETE", path, null);
        assertThat(back.text("state")).isEqualTo("draft");
        assertThat(back.body().has("publishAt")).isFalse();
        assertThat(api.admin("DELETE", path, null).body()).isEqualTo(back.body());
        assertThat(line(database, id)).isEmpty();
        assertThat(audited(database, id))
                .containsExactly(
                        "admin campaign.create",
                        "admin campaign.schedule",
                        "admin campaign.schedule",
                        "admin campaign.unschedule");
    }

    /** Both instances' schedulers see them at the same instant; each is published once. */
    @Test
    void scheduledCampaignsArePublishedOnceWhenTheirTimeComes() {
        Instant publishAt = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String id = draft(api, "Due " + i).text("id");
            assertThat(api.admin("PUT", CAMPAIGNS + id + "/schedule", "{\"publishAt\": \"" + publishAt + "\"}")
                            .text("state"))
                    .isEqualTo("scheduled");
            ids.add(id);
        }
        for (String id : ids) {
            Reply published = await().until(
                            () -> other.admin("GET", CAMPAIGNS + id, null),
                            reply -> reply.text("state").equals("published"));
            assertThat(etag(published)).isEqualTo("\"2\"");
            assertThat(Instant.parse(published.text("updatedAt"))).isAfterOrEqualTo(publishAt);
            assertThat(published.body().has("publishAt")).isFalse();
            assertThat(line(database, id)).hasSize(1);
            assertThat(audited(database, id))
                    .containsExactly(
                            "admin campaign.create", "admin campaign.schedule", "system:scheduler campaign.publish");
        }
    }

    /** Both instances' closers see it, though it is paused; the line ends once. */
    @Test
    void aLineWhoseTimeIsUpEndsByItself() {
        Instant now = Instant.now();
        String id = api.coupon(10, 0, now.minusSeconds(60), now.plusSeconds(2));
        api.ask(id, "in-time");
        api.admin("POST", CAMPAIGNS + id + "/pause", null);
        await().until(() -> api.admin("GET", CAMPAIGNS + id, null).text("state"), "closed"::equals);
        List<LineMessage> line = line(database, id);
        assertThat(line).hasSize(4);
        assertThat(terms(line.getLast()).closed()).isTrue();
        assertThat(pausedInLine(id)).isFalse();
        assertThat(api.ask(id, "too-late").problem()).isEqualTo("closed");
        assertThat(api.ask(id, "in-time").status()).isEqualTo(200);
        assertThat(audited(database, id)).endsWith("admin campaign.pause", "system:line-closer campaign.close");
    }

    @Test
    void adminsWhoRaceAgreeInTheEnd() throws InterruptedException {
        String id = draft(api, "Raced").text("id");
        String path = CAMPAIGNS + id;
        List<Callable<Reply>> publishes = List.of(
                () -> api.admin("POST", path + "/publish", null), () -> other.admin("POST", path + "/publish", null));
        List<Callable<Reply>> raises = List.of(
                () -> api.admin("PUT", path + "/quantity", "{\"quantity\": 15}"),
                () -> other.admin("PUT", path + "/quantity", "{\"quantity\": 17}"));
        try (Crowd admins = new Crowd()) {
            assertThat(admins.all(publishes)).extracting(Reply::status).containsOnly(200);
            assertThat(admins.all(raises)).extracting(Reply::status).containsOnly(200);
        }
        List<LineMessage> line = line(database, id);
        assertThat(terms(line.getLast()).quantity())
                .isEqualTo(api.admin("GET", path, null).number("quantity"));
        assertThat(line).extracting(LineMessage::sequence).containsExactly(1L, 2L, 3L);
        assertThat(audited(database, id)).hasSize(4);
    }

    private static boolean pausedInLine(String id) {
        return database.sql("SELECT paused FROM intake.line WHERE coupon_id = ?")
                .param(UUID.fromString(id))
                .query(Boolean.class)
                .single();
    }
}
