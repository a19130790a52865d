package io.firstcome.coupon.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.outbox.SeededLine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Issued coupons as a file: small ones in full, a large one by clients that read slowly, go away, or are too many. */
class ExportIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String DATABASE = ApiUnderTest.freshDatabase("export");
    private static final int MANY = 120_000;

    /** What a client that reads a little has at most, with all buffers on the way: a part of the file only. */
    private static final int A_LITTLE = 10_000;

    private static final long MAX_GROWTH_BYTES = 24 << 20;

    private static ApiUnderTest api;
    private static JdbcClient database;
    private static String large;

    @BeforeAll
    static void start() {
        api = ApiUnderTest.start(DATABASE);
        database = ApiUnderTest.database(DATABASE);
        large = SeededLine.create(database, MANY, 0).couponId().toString();
        issue(large, MANY, "'customer-' || serial");
        database.sql("ANALYZE intake.outcome, intake.issue_request").update();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void whoGotWhatIsThereBySerial() throws IOException, InterruptedException {
        String id = SeededLine.create(database, 5, 0).couponId().toString();
        issue(id, 5, "(ARRAY['=cmd()', '+82-10', '@a', 'a,\"b\"', '선착순'])[serial]");

        HttpResponse<InputStream> answer = get(id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"coupons-" + id + ".csv\"");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        List<List<String>> rows = rows(answer.body());
        assertThat(rows.getFirst())
                .containsExactly(
                        "serial", "code", "customerId", "ticket", "acceptedAt", "issuedAt", "validUntil", "requestId");
        assertThat(rows.subList(1, 6)).extracting(row -> row.get(0)).containsExactly("1", "2", "3", "4", "5");
        assertThat(rows.subList(1, 6))
                .extracting(row -> row.get(2))
                .containsExactly("'=cmd()", "'+82-10", "'@a", "a,\"b\"", "선착순");
        assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(row).hasSize(8));
        List<String> first = rows.get(1);
        assertThat(first.get(1)).isEqualTo("CODE-000000000001");
        assertThat(first.get(3)).isEqualTo("11");
        assertThat(Instant.parse(first.get(4))).isEqualTo(Instant.parse("2026-01-01T00:00:01Z"));
        assertThat(Instant.parse(first.get(5))).isEqualTo(Instant.parse("2026-01-02T00:00:01Z"));
        assertThat(Instant.parse(first.get(6))).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(UUID.fromString(first.get(7))).isNotNull();
    }

    @Test
    void aCouponOfWhichNoneIsIssuedHasTheHeadingsOnly() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = get(api.openCoupon(1, 0));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body().readAllBytes(), UTF_8))
                .isEqualTo("serial,code,customerId,ticket,acceptedAt,issuedAt,validUntil,requestId\r\n");
    }

    @Test
    void whatIsUnknownIsAProblemAndNoFile() throws IOException, InterruptedException {
        for (String id : List.of(UUID.randomUUID().toString(), "nothing")) {
            HttpResponse<InputStream> answer = get(id);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
            assertThat(new String(answer.body().readAllBytes(), UTF_8)).contains("unknown-campaign");
        }
        Reply customer = api.send("GET", path(large), TestTokens.customer("someone"), null);
        assertThat(customer.status()).isEqualTo(403);
    }

    /**
     * Goal: a large export needs no memory for it. Method: while its client reads no further, the heap has grown by a few
     * rows; all of them would be some 60 MB.
     */
    @Test
    void aLargeOneIsReadFromTheDatabaseAsFastAsTheClientReadsIt() throws IOException, InterruptedException {
        long before = usedBytes();
        try (InputStream body = get(large).body()) {
            assertThat(body.readNBytes(A_LITTLE)).hasSize(A_LITTLE);
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> openPortals() == 1);
            assertThat(usedBytes() - before).isLessThan(MAX_GROWTH_BYTES);

            skipToNextRow(body);
            List<List<String>> rest = rows(body);
            assertThat(rest.size()).isBetween(MANY - A_LITTLE, MANY);
            long expected = MANY - rest.size();
            for (List<String> row : rest) {
                expected++;
                assertThat(row.getFirst()).isEqualTo(Long.toString(expected));
            }
        }
        await().until(() -> openPortals() == 0);
    }

    @Test
    void onlySoManyRunAtOnceAndAClientThatGoesAwayMakesRoom() throws IOException, InterruptedException {
        try (InputStream first = get(large).body();
                InputStream second = get(large).body()) {
            assertThat(first.readNBytes(A_LITTLE)).hasSize(A_LITTLE);
            assertThat(second.readNBytes(A_LITTLE)).hasSize(A_LITTLE);

            HttpResponse<InputStream> third = get(large);
            assertThat(third.statusCode()).isEqualTo(503);
            assertThat(third.headers().firstValue("Retry-After")).isPresent();
            assertThat(new String(third.body().readAllBytes(), UTF_8)).contains("overloaded");
        }
        await().until(() -> openPortals() == 0);
        await().untilAsserted(() -> {
            try (InputStream again = get(large).body()) {
                assertThat(new String(again.readNBytes(6), UTF_8)).isEqualTo("serial");
            }
        });
        await().until(() -> openPortals() == 0);
    }

    @Test
    void whatFailsInTheMiddleDoesNotEndLikeAWholeFile() throws IOException, InterruptedException {
        try (InputStream body = get(large).body()) {
            assertThat(body.readNBytes(A_LITTLE)).hasSize(A_LITTLE);
            await().until(() -> openPortals() == 1);
            database.sql("SELECT count(pg_terminate_backend(pid)) FROM " + PORTALS)
                    .query(Long.class)
                    .single();

            StringBuilder end = new StringBuilder();
            assertThatThrownBy(() -> readAllInto(end, body)).isInstanceOf(IOException.class);
            assertThat(end.toString().lines().toList())
                    .as("what was sent is rows and nothing else")
                    .allSatisfy(line -> assertThat(line).doesNotContain("{"));
        }
        assertThat(get(api.openCoupon(1, 0)).statusCode()).isEqualTo(200);
    }

    private static final String PORTALS = "pg_stat_activity WHERE datname = 'export' AND state = 'idle in transaction'"
            + " AND query LIKE '%ORDER BY outcome.serial%'";

    private static long openPortals() {
        return database.sql("SELECT count(*) FROM " + PORTALS).query(Long.class).single();
    }

    /** Serials from 1; {@code customer} is SQL over {@code serial}. */
    private static void issue(String coupon, int count, String customer) {
        database.sql("""
                        WITH issued AS (
                            INSERT INTO intake.outcome (request_id, coupon_id, ticket, outcome, serial, decided_at, customer_id,
                                                        code, valid_until)
                            SELECT gen_random_uuid(), :coupon, serial + 10, 'issued', serial,
                                   timestamptz '2026-01-02 00:00:00Z' + serial * interval '1 second', %s,
                                   'CODE-' || lpad(serial::text, 12, '0'), timestamptz '2027-01-01 00:00:00Z'
                              FROM generate_series(1, :count) AS serial ORDER BY random()
                            RETURNING *)
                        INSERT INTO intake.issue_request (id, coupon_id, customer_id, nth, ticket, sequence, accepted_at)
                        SELECT request_id, coupon_id, customer_id, 1, ticket, ticket + 1, decided_at - interval '1 day'
                          FROM issued
                        """.formatted(customer))
                .param("coupon", UUID.fromString(coupon))
                .param("count", count)
                .update();
    }

    private static String path(String id) {
        return "/v1/campaigns/" + id + "/coupons.csv";
    }

    /** On a connection of its own: one that is left half read is of no use to others. */
    private static HttpResponse<InputStream> get(String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(api.uri(path(id)))
                .header("Authorization", "Bearer " + TestTokens.admin())
                .timeout(SOON)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private static long usedBytes() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static void skipToNextRow(InputStream body) throws IOException {
        int read = body.read();
        while (read != '\n') {
            assertThat(read).isNotEqualTo(-1);
            read = body.read();
        }
    }

    private static void readAllInto(StringBuilder text, InputStream body) throws IOException {
        for (int read = body.read(); read != -1; read = body.read()) {
            text.append((char) read);
        }
    }

    private static List<List<String>> rows(InputStream body) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(body, UTF_8)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }
}
