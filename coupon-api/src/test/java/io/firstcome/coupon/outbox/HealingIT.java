package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.PaceSet;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import io.firstcome.coupon.outcome.DecisionsTopic;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the ledger misses is published again, on an instance whose waits are short. The test speaks for the ledger and
 * for the relay.
 */
class HealingIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int STALL_MILLIS = 1500;
    private static final String SLOT = "outbox_healing_it";
    private static final String DATABASE = ApiUnderTest.freshDatabase("outbox_healing");

    private static DecisionsTopic ledger;
    private static ApiUnderTest api;
    private static JdbcClient database;
    private static PublishedOutbox outbox;

    @BeforeAll
    static void start() {
        ledger = DecisionsTopic.open();
        api = ApiUnderTest.start(
                DATABASE,
                "firstcome.healing.slot-name=" + SLOT,
                "firstcome.healing.sweep-millis=50",
                "firstcome.healing.initial-delay-millis=400",
                "firstcome.healing.max-republished=4",
                "firstcome.healing.stall-sweep-millis=100",
                "firstcome.healing.untold-search-millis=100",
                "firstcome.healing.stall-millis=" + STALL_MILLIS);
        database = ApiUnderTest.database(DATABASE);
        outbox = new PublishedOutbox(database, SLOT);
    }

    @AfterAll
    static void stop() {
        api.close();
        outbox.close();
        ledger.close();
    }

    @Test
    void aReportedGapIsPublishedAgainWithBackOffUntilItIsClosed() {
        SeededLine line = publishedLine(10);
        double healedBefore = healed();

        ledger.say(progress(line, 5), gap(line, 5, 7), gap(line, 5, 7), gap(line, 5, 7));
        await().until(() -> outbox.copies(line.couponId(), 4, 8), List.of(1L, 2L, 2L, 2L, 1L)::equals);
        assertThat(distinctMessages(line)).isEqualTo(11);
        MeterRegistry metrics = api.bean(MeterRegistry.class);
        assertThat(metrics.get("firstcome.healing.republished").counter().count())
                .isGreaterThanOrEqualTo(3);
        await().until(() -> metrics.get("firstcome.healing.open").gauge().value() >= 1);

        // the copies are not published yet: no further ones, however long it takes
        ledger.say(gap(line, 5, 7));
        await().during(Duration.ofMillis(1500))
                .atMost(SOON)
                .until(() -> outbox.copies(line.couponId(), 4, 8), List.of(1L, 2L, 2L, 2L, 1L)::equals);
        assertThat(row(line))
                .hasValueSatisfying(row -> assertThat(row.attempts()).isEqualTo(1));

        // published and lost again
        outbox.publishAll();
        await().until(() -> outbox.copies(line.couponId(), 4, 8), List.of(1L, 3L, 3L, 3L, 1L)::equals);
        assertThat(row(line))
                .hasValueSatisfying(row -> assertThat(row.attempts()).isEqualTo(2));

        ledger.say(progress(line, 12));
        await().until(() -> row(line).isEmpty());
        assertThat(healed()).isGreaterThan(healedBefore);
    }

    @Test
    void aGapThatAdvancedStartsAnew() {
        SeededLine line = publishedLine(10);
        ledger.say(progress(line, 3), gap(line, 3, 8));
        await().until(() -> outbox.copies(line.couponId(), 3, 8), List.of(2L, 2L, 2L, 2L, 1L, 1L)::equals);
        outbox.publishAll();

        ledger.say(progress(line, 7), gap(line, 7, 8));

        await().until(() -> outbox.copies(line.couponId(), 7, 8), List.of(2L, 2L)::equals);
        assertThat(row(line)).hasValueSatisfying(row -> {
            assertThat(row.missingFrom()).isEqualTo(7);
            assertThat(row.attempts()).isEqualTo(1);
        });
        ledger.say(progress(line, 12), gap(line, 3, 8));
        await().until(() -> row(line).isEmpty());
    }

    /**
     * Goal: a line whose last messages were lost is healed to its end, without a wait between the parts. Method: the
     * ledger takes in what was published again and no more.
     */
    @Test
    void aLineThatLostItsEndIsHealedInParts() {
        SeededLine line = publishedLine(10);
        ledger.say(progress(line, 3));

        await().until(() -> outbox.copies(line.couponId(), 2, 7), List.of(1L, 2L, 2L, 2L, 2L, 1L)::equals);
        assertThat(row(line))
                .hasValueSatisfying(row -> assertThat(row.stalled()).isTrue());
        long began = System.nanoTime();
        outbox.publishAll();
        ledger.say(progress(line, 7));
        await().until(() -> outbox.copies(line.couponId(), 7, 11), List.of(2L, 2L, 2L, 2L, 1L)::equals);
        outbox.publishAll();
        ledger.say(progress(line, 11));
        await().until(() -> outbox.copies(line.couponId(), 11, 11), List.of(2L)::equals);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        ledger.say(progress(line, 12));
        await().until(() -> row(line).isEmpty());
    }

    /** A line that moves by itself was slow, not robbed; and one that is idle or waits has nothing outstanding. */
    @Test
    void aSlowOrIdleLineIsLeftAlone() {
        SeededLine slow = publishedLine(20);
        SeededLine idle = publishedLine(2);
        ledger.say(progress(slow, 2), progress(idle, 4));
        await().until(() ->
                row(slow).isPresent() && outbox.copies(slow.couponId(), 2, 2).equals(List.of(2L)));
        outbox.publishAll();

        ledger.say(progress(slow, 9));

        await().until(() -> row(slow).isEmpty());
        assertThat(outbox.copies(slow.couponId(), 6, 21)).containsOnly(1L);
        assertThat(outbox.copies(idle.couponId(), 1, 3)).containsOnly(1L);
        ledger.say(progress(slow, 22));
    }

    @Test
    void aStalledLineWaitsWhileTheRelayLags() {
        outbox.publishAll();
        SeededLine line = unpublishedLine(3);

        await().during(Duration.ofMillis(2 * STALL_MILLIS))
                .atMost(SOON)
                .until(() -> row(line).isEmpty());

        outbox.publishAll();
        await().until(() -> outbox.copies(line.couponId(), 1, 4), List.of(2L, 2L, 2L, 2L)::equals);
        ledger.say(progress(line, 5));
        await().until(() -> row(line).isEmpty());
    }

    /** What the ledger has of a line that an admin has stopped it keeps; nothing of it is missing. */
    @Test
    void aLineThatAnAdminHasStoppedIsLeftAloneUntilItGoesOn() {
        SeededLine line = unpublishedLine(3);
        pace(line, "0");
        outbox.publishAll();

        await().during(Duration.ofMillis(2 * STALL_MILLIS))
                .atMost(SOON)
                .until(() -> row(line).isEmpty());

        pace(line, "NULL");
        await().until(() -> outbox.copies(line.couponId(), 1, 4), List.of(2L, 2L, 2L, 2L)::equals);
        ledger.say(progress(line, 5));
        await().until(() -> row(line).isEmpty());
    }

    private void pace(SeededLine line, String issuesPerSecond) {
        database.sql("INSERT INTO intake.pace (coupon_id, issues_per_second, set_by) VALUES (?, %s, 'test')"
                        .formatted(issuesPerSecond))
                .param(line.couponId().value())
                .update();
    }

    /** What is written while there is no slot reaches nobody; a new slot begins after all that was written. */
    @Test
    void whatASlotLostIsPublishedAgainOnceThereIsANewOne() {
        outbox.publishAll();
        outbox.lose();
        SeededLine line;
        try {
            line = unpublishedLine(3);
            ledger.say(gap(line, 1, 4));
            await().until(() -> row(line).isPresent());
            await().during(Duration.ofMillis(1500))
                    .atMost(SOON)
                    .until(() -> outbox.copies(line.couponId(), 1, 4), List.of(1L, 1L, 1L, 1L)::equals);
            assertThat(row(line))
                    .hasValueSatisfying(row -> assertThat(row.attempts()).isZero());
        } finally {
            outbox.create();
        }

        await().until(() -> outbox.copies(line.couponId(), 1, 4), List.of(2L, 2L, 2L, 2L)::equals);
        ledger.say(progress(line, 5));
        await().until(() -> row(line).isEmpty());
    }

    /** Goal: nothing is unhealable. Method: of five messages, the outbox has but one any more. */
    @Test
    void whatTheOutboxHasNoMoreIsBuiltFromTheTables() {
        SeededLine line =
                SeededLine.create(database, api.bean(OutboxTable.class), 10, 3, message -> message.sequence() == 3);
        outbox.publishAll();

        ledger.say(gap(line, 1, 4));

        await().until(() -> outbox.copies(line.couponId(), 1, 4), List.of(1L, 1L, 2L, 1L)::equals);
        assertThat(storedMessages(line)).containsExactlyElementsOf(line.messages());
        ledger.say(progress(line, 5));
        await().until(() -> row(line).isEmpty());
    }

    /**
     * Goal: settings of the coupon's pace, whose versions are places of the line, are not taken for its messages. Method:
     * they are not published yet, and of the places they stand for one is in the outbox no more; one line's gap is reported,
     * another line stalls.
     */
    @Test
    void aSettingOfTheCouponsPaceIsNoMessageOfItsLine() {
        OutboxTable table = api.bean(OutboxTable.class);
        SeededLine reported = SeededLine.create(database, table, 10, 5, message -> message.sequence() != 3);
        SeededLine stalled = publishedLine(3);
        for (int version = 1; version <= 6; version++) {
            table.append(new PaceSet(version, reported.couponId(), 1));
            table.append(new PaceSet(version, stalled.couponId(), 1));
        }

        ledger.say(progress(reported, 2), gap(reported, 2, 4), progress(stalled, 2));

        await().until(() -> outbox.copies(reported.couponId(), 2, 4), List.of(2L, 1L, 2L)::equals);
        assertThat(storedMessages(reported)).containsExactlyElementsOf(reported.messages());
        await().until(() -> outbox.copies(stalled.couponId(), 1, 4), List.of(1L, 2L, 2L, 2L)::equals);
        ledger.say(progress(reported, 7), progress(stalled, 5));
        await().until(() -> row(reported).isEmpty() && row(stalled).isEmpty());
    }

    @Test
    void placesThatWereNeverGivenOutAreDismissed() {
        SeededLine line = publishedLine(2);
        CouponId unknown = new CouponId(UUID.randomUUID());

        ledger.say(gap(line, 9, 12), new GapReported(unknown, 1, 3), gap(line, 9, 12));
        ledger.say(progress(line, 4));

        await().until(() -> database.sql("SELECT count(*) FROM intake.line_progress WHERE coupon_id = ?")
                        .param(line.couponId().value())
                        .query(Long.class)
                        .single()
                == 1);
        await().until(() -> row(line).isEmpty());
        await().until(() -> database.sql("SELECT count(*) FROM intake.healing WHERE coupon_id = ?")
                        .param(unknown.value())
                        .query(Long.class)
                        .single()
                == 0);
        assertThat(outbox.copies(line.couponId(), 1, 12)).containsOnly(1L, 0L);
    }

    /**
     * Goal: a decision that got lost is asked for again, also in a line that has moved on. Method: of five requests that the
     * ledger says to have decided, the third's decision does not come.
     */
    @Test
    void aDecisionThatDidNotArriveIsAskedForAgain() {
        SeededLine line = publishedLine(5);
        LineProgressed all = new LineProgressed(line.couponId(), 7, 5, 0, 0, 0, false);
        ledger.say(refused(line, 1), refused(line, 2), refused(line, 4), refused(line, 5), all);

        await().until(() -> outbox.copies(line.couponId(), 1, 6), List.of(1L, 1L, 1L, 2L, 2L, 2L)::equals);

        ledger.say(refused(line, 3));
        await().until(() -> untold(line).isEmpty());
        assertThat(outbox.copies(line.couponId(), 1, 6)).containsExactly(1L, 1L, 1L, 2L, 2L, 2L);
    }

    private static RequestDecided refused(SeededLine line, int ticket) {
        IssueRequested request = line.request(ticket);
        return new RequestDecided(
                request.couponId(),
                request.requestId(),
                request.customerId(),
                request.sequence(),
                request.ticket(),
                new Decision.Refused(RefusalReason.SOLD_OUT),
                null,
                request.acceptedAt());
    }

    private static Optional<Long> untold(SeededLine line) {
        return database.sql("SELECT asked_to FROM intake.untold WHERE coupon_id = ?")
                .param(line.couponId().value())
                .query(Long.class)
                .optional();
    }

    private static SeededLine unpublishedLine(int requests) {
        return SeededLine.create(database, api.bean(OutboxTable.class), 10, requests);
    }

    private static SeededLine publishedLine(int requests) {
        SeededLine line = unpublishedLine(requests);
        outbox.publishAll();
        return line;
    }

    /** All that was taken in waits: no decision is missing. */
    private static LineProgressed progress(SeededLine line, long nextSequence) {
        long tickets = nextSequence - 2;
        return new LineProgressed(line.couponId(), nextSequence, tickets, 0, tickets, 0, false);
    }

    private static GapReported gap(SeededLine line, long from, long to) {
        return new GapReported(line.couponId(), from, to);
    }

    private record Row(long missingFrom, boolean stalled, int attempts) {}

    private static Optional<Row> row(SeededLine line) {
        return database.sql("SELECT missing_from, stalled, attempts FROM intake.healing WHERE coupon_id = ?")
                .param(line.couponId().value())
                .query((row, _) -> new Row(row.getLong(1), row.getBoolean(2), row.getInt(3)))
                .optional();
    }

    private static long distinctMessages(SeededLine line) {
        return database.sql("""
                        SELECT count(DISTINCT (id, aggregatetype, type, payload, sequence))
                          FROM intake.outbox WHERE aggregateid = ?
                        """)
                .param(line.couponId().value())
                .query(Long.class)
                .single();
    }

    private static List<LineMessage> storedMessages(SeededLine line) {
        return database
                .sql("SELECT DISTINCT ON (sequence) payload FROM intake.outbox"
                        + " WHERE aggregatetype = 'line' AND aggregateid = ? ORDER BY sequence")
                .param(line.couponId().value())
                .query(String.class)
                .list()
                .stream()
                .map(payload -> LineJson.read(payload.getBytes(StandardCharsets.UTF_8)))
                .map(reading -> ((Reading.Read<LineMessage>) reading).message())
                .toList();
    }

    private static double healed() {
        return api.bean(MeterRegistry.class)
                .get("firstcome.healing.healed")
                .counter()
                .count();
    }
}
