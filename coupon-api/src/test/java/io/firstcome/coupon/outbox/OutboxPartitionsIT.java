package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.UsualInstances;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(UsualInstances.Given.class)
class OutboxPartitionsIT {

    private static ApiUnderTest api;
    private static JdbcClient database;

    @BeforeAll
    static void start(UsualInstances usual) {
        api = usual.first();
        database = usual.database();
    }

    @Test
    void thereArePartitionsForTheDaysAheadBeforeAnythingIsAccepted() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int ahead = -1; ahead <= 7; ahead++) {
            assertThat(tables().partitions()).contains(name(today.plusDays(ahead)));
        }
    }

    @Test
    void instancesThatMakeTheSamePartitionsAtOnceGetAlong() throws InterruptedException {
        Instant later = Instant.now().plus(Duration.ofDays(100));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> create = () -> {
                at(later).createAhead();
                return true;
            };
            assertThat(threads.invokeAll(List.of(create, create, create)))
                    .extracting(Future::state)
                    .containsOnly(Future.State.SUCCESS);
        }
        assertThat(tables().partitions())
                .contains(name(LocalDate.ofInstant(later, ZoneOffset.UTC).plusDays(7)));
    }

    /** A partition of last year, with one request of which only later is decided. */
    @Test
    void anOldPartitionIsDroppedOnceAllInItIsDecided() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(400);
        tables().create(name(day), day);
        UUID request = UUID.randomUUID();
        insert(request, "issue-requested", day);
        insert(UUID.randomUUID(), "coupon-terms", day);

        api.bean(OutboxPartitions.class).dropDecided();
        assertThat(tables().partitions()).contains(name(day));

        database.sql(
                        "INSERT INTO intake.outcome (request_id, coupon_id, ticket, outcome, reason, decided_at, customer_id)"
                                + " VALUES (?, ?, 1, 'refused', 'closed', now(), 'anyone')")
                .param(request)
                .param(UUID.randomUUID())
                .update();
        api.bean(OutboxPartitions.class).dropDecided();
        assertThat(tables().partitions()).doesNotContain(name(day));
        assertThatThrownBy(() -> insert(request, "issue-requested", day)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aPartitionWithinTheRetentionIsKept() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);
        tables().create(name(day), day);
        api.bean(OutboxPartitions.class).dropDecided();
        assertThat(tables().partitions()).contains(name(day));
    }

    @Test
    void whatWasDetachedButNotDroppedIsDroppedLater() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(500);
        tables().create(name(day), day);
        database.sql("ALTER TABLE intake.outbox DETACH PARTITION intake." + name(day))
                .update();
        api.bean(OutboxPartitions.class).dropDecided();
        assertThat(tables().partitions()).doesNotContain(name(day));
    }

    private static OutboxPartitions at(Instant instant) {
        return new OutboxPartitions(tables(), new PartitionSettings(7, 3, 60), Clock.fixed(instant, ZoneOffset.UTC));
    }

    private static PartitionTables tables() {
        return api.bean(PartitionTables.class);
    }

    private static String name(LocalDate day) {
        return OutboxPartitions.PREFIX + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static void insert(UUID id, String type, LocalDate day) {
        database.sql("INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence, created_at)"
                        + " VALUES (?, 'line', ?, ?, '{}', 1, ?)")
                .param(id)
                .param(UUID.randomUUID())
                .param(type)
                .param(day.atTime(12, 0).atOffset(ZoneOffset.UTC))
                .update();
    }
}
