package io.firstcome.coupon.outcome;

import static io.firstcome.coupon.outcome.TestDecisions.issued;
import static io.firstcome.coupon.outcome.TestDecisions.progress;
import static io.firstcome.coupon.outcome.TestDecisions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.UsualInstances;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.outbox.SeededLine;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events on two instances of one database, while the test speaks for the ledger. */
@ExtendWith(UsualInstances.Given.class)
class EventsIT {

    private static DecisionsTopic topic;
    private static JdbcClient database;
    private static ApiUnderTest first;
    private static ApiUnderTest second;

    @BeforeAll
    static void start(UsualInstances usual) {
        topic = DecisionsTopic.open();
        first = usual.first();
        second = usual.further("firstcome.outcome.max-streams=1", "firstcome.outcome.heartbeat-seconds=1");
        database = usual.database();
        Customer.awaitHearing(first, topic);
        Customer.awaitHearing(second, topic);
    }

    @AfterAll
    static void stop() {
        second.close();
        topic.close();
    }

    /** What a client has read of a stream so far. */
    private static final class Stream implements AutoCloseable {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        private final StringBuffer text = new StringBuffer();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final HttpResponse<InputStream> response;

        private Stream(ApiUnderTest api, SeededLine line, int ticket, @Nullable String lastEventId)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = new Customer("customer-" + ticket)
                    .request(api, path(line, ticket), null)
                    .header("Accept", "text/event-stream");
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (InputStream body = response.body()) {
                byte[] some = new byte[1000];
                for (int count = body.read(some); count >= 0; count = body.read(some)) {
                    text.append(new String(some, 0, count, StandardCharsets.UTF_8));
                }
            } catch (IOException closed) {
                text.append(closed);
            }
            ended.set(true);
        }

        /** Of each event the fields; of the data the JSON. */
        List<Map<String, String>> events() {
            List<Map<String, String>> events = new ArrayList<>();
            String whole = text.substring(0, text.lastIndexOf("\n\n") + 2);
            for (String block : whole.split("\n\n", -1)) {
                if (block.startsWith("event: ")) {
                    String[] lines = block.split("\n", -1);
                    events.add(Map.of(
                            "event",
                            lines[0].substring(7),
                            "id",
                            lines[1].substring(4),
                            "data",
                            lines[2].substring(6)));
                }
            }
            return events;
        }

        List<String> ids() {
            return events().stream().map(event -> event.get("id")).toList();
        }

        void await(String... ids) {
            org.awaitility.Awaitility.await()
                    .untilAsserted(() -> assertThat(ids()).containsExactly(ids));
        }

        JsonNode last() {
            return JSON.readTree(events().getLast().get("data"));
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    @Test
    void positionsMoveAndThenTheDecisionComesOnEveryInstance() throws Exception {
        SeededLine line = SeededLine.create(database, 3, 5);
        try (Stream here = new Stream(first, line, 4, null);
                Stream there = new Stream(second, line, 4, null)) {
            assertThat(here.response.statusCode()).isEqualTo(200);
            assertThat(here.response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(here.response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(here.response.headers().firstValue("X-Accel-Buffering")).contains("no");
            here.await("accepted-3");
            assertThat(here.text).startsWith("retry: 2000\n\n");
            assertThat(here.last().propertyNames())
                    .containsExactlyInAnyOrder("requestId", "ticket", "status", "position", "estimateKnown");

            topic.say(issued(line, 1, 1), progress(line, 1, 1, 0));
            here.await("accepted-3", "accepted-2");
            there.await("accepted-3", "accepted-2");
            topic.say(issued(line, 2, 2), progress(line, 5, 2, 3));
            here.await("accepted-3", "accepted-2", "waiting-1");
            there.await("accepted-3", "accepted-2", "waiting-1");
            topic.say(issued(line, 3, 3), issued(line, 4, 4), progress(line, 5, 4, 1));
            for (Stream stream : List.of(here, there)) {
                stream.await("accepted-3", "accepted-2", "waiting-1", "decided");
                org.awaitility.Awaitility.await().untilTrue(stream.ended);
                assertThat(stream.events().getLast()).containsEntry("event", "decision");
                assertThat(stream.last().path("status").asString()).isEqualTo("issued");
                assertThat(stream.last().path("coupon").path("code").asString())
                        .isEqualTo(TestDecisions.code(line.request(4)).value());
            }
        }
        assertThat(first.bean(WaitingCustomers.class).waiting()).isZero();
    }

    @Test
    void aClientThatComesAgainIsNotToldWhatItKnows(UsualInstances usual) throws Exception {
        SeededLine line = SeededLine.create(database, 3, 3);
        topic.say(issued(line, 1, 1), progress(line, 1, 1, 0));
        try (Stream before = new Stream(first, line, 3, "accepted-2")) {
            before.await("accepted-1");
        }
        try (Stream behind = new Stream(first, line, 3, "accepted-0")) {
            topic.say(issued(line, 2, 2), progress(line, 2, 2, 0), refused(line, 3, RefusalReason.FAILED));
            behind.await("decided");
        }
        Reply known = first.send(
                new Customer("customer-3").request(first, path(line, 3), null).header("Last-Event-ID", "decided"));
        assertThat(known.status()).isEqualTo(204);
        try (ApiUnderTest restarted = usual.further()) {
            try (Stream after = new Stream(restarted, line, 3, "accepted-1")) {
                after.await("decided");
                assertThat(after.last().path("reason").asString()).isEqualTo("failed");
            }
        }
    }

    @Test
    void aQuietStreamGivesSignsOfLifeAndOneMoreThanAllowedIsRefused() throws Exception {
        SeededLine line = SeededLine.create(database, 3, 3);
        try (Stream stream = new Stream(second, line, 2, "accepted-1")) {
            await().untilAsserted(() -> assertThat(stream.text.toString()).contains(":\n\n:\n\n"));
            assertThat(stream.ids()).isEmpty();
            Reply refused = second.send(new Customer("customer-3")
                    .request(second, path(line, 3), null)
                    .header("Accept", "text/event-stream"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("overloaded");
            assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        }
        // a lost client is noticed by the sign of life that it does not take
        await().until(() -> second.bean(WaitingCustomers.class).waiting() == 0);
    }

    @Test
    void anothersRequestIsNotFoundAndAnInstanceThatStopsEndsItsStreams(UsualInstances usual) throws Exception {
        SeededLine line = SeededLine.create(database, 3, 3);
        Reply others = first.send(
                new Customer("customer-1").request(first, path(line, 2), null).header("Accept", "text/event-stream"));
        assertThat(others.status()).isEqualTo(404);
        assertThat(others.problem()).isEqualTo("unknown-request");
        Reply malformed = first.send(new Customer("customer-1")
                .request(first, "/v1/issue-requests/1-1-1-1-1/events", null)
                .header("Accept", "text/event-stream"));
        assertThat(malformed.status()).isEqualTo(404);

        ApiUnderTest stopping = usual.further();
        Stream stream;
        try (stopping) {
            stream = new Stream(stopping, line, 2, null);
            stream.await("accepted-1");
        }
        await().untilTrue(stream.ended);
        assertThat(stream.ids()).containsExactly("accepted-1");
    }

    private static String path(SeededLine line, int ticket) {
        return "/v1/issue-requests/" + line.request(ticket).requestId() + "/events";
    }
}
