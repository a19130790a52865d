package io.firstcome.coupon.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.Terms;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What admins say and are told, in short. */
final class Admins {

    static final String CAMPAIGNS = "/v1/campaigns/";

    private Admins() {}

    static String json(long quantity, long waitingList, String opensAt, String closesAt, String validUntil) {
        return """
                {"name": "test", "quantity": %d, "waitingList": %d, "opensAt": "%s", "closesAt": "%s",
                 "validUntil": "%s"}""".formatted(quantity, waitingList, opensAt, closesAt, validUntil);
    }

    /** A draft whose window is in 2099. */
    static Reply draft(ApiUnderTest api, String name) {
        Reply draft = api.admin(
                "POST",
                "/v1/campaigns",
                json(10, 2, "2099-01-01T00:00:00Z", "2099-01-02T00:00:00Z", "2099-02-01T00:00:00Z")
                        .replace("\"test\"", "\"" + name + "\""));
        assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
        return draft;
    }

    static Reply ifMatch(ApiUnderTest api, String method, String path, String tag, @Nullable String json) {
        return with(api, "If-Match", tag, method, path, json);
    }

    static Reply with(
            ApiUnderTest api, String header, String value, String method, String path, @Nullable String json) {
        return api.send(HttpRequest.newBuilder(api.uri(path))
                .header("Authorization", "Bearer " + TestTokens.admin())
                .header("Content-Type", "application/json")
                .header(header, value)
                .method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json)));
    }

    static String etag(Reply reply) {
        return reply.response().headers().firstValue("ETag").orElseThrow();
    }

    static void refused(Reply reply, int status, String problem) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.problem()).as(reply.toString()).isEqualTo(problem);
        assertThat(reply.text("detail")).isNotEmpty();
        assertThat(reply.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    static void conflict(Reply reply) {
        refused(reply, 409, "campaign-conflict");
    }

    static List<String> fields(Reply reply) {
        refused(reply, 400, "invalid-request");
        return StreamSupport.stream(reply.body().path("errors").spliterator(), false)
                .map(error -> error.path("field").asString())
                .toList();
    }

    /** The messages in the coupon's line, by place. */
    static List<LineMessage> line(JdbcClient database, String id) {
        return database
                .sql("SELECT payload FROM intake.outbox WHERE aggregateid = ? ORDER BY sequence")
                .param(UUID.fromString(id))
                .query(String.class)
                .list()
                .stream()
                .map(Admins::read)
                .toList();
    }

    private static LineMessage read(String payload) {
        return switch (LineJson.read(payload.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Read<LineMessage>(LineMessage message) -> message;
            case Reading.Unreadable<LineMessage>(String cause) -> throw new AssertionError(cause);
        };
    }

    static Terms terms(LineMessage message) {
        assertThat(message).isInstanceOf(CouponTerms.class);
        return ((CouponTerms) message).terms();
    }

    /** Who did what to the campaign, oldest first: {@code admin campaign.create}. */
    static List<String> audited(JdbcClient database, String id) {
        return database.sql("SELECT who || ' ' || action FROM intake.audit WHERE subject = ? ORDER BY id")
                .param("campaign/" + id)
                .query(String.class)
                .list();
    }
}
