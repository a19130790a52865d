package io.firstcome.coupon.outbox;

import io.firstcome.coupon.api.RepeatedWork;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps a partition of the outbox for each day (UTC) from yesterday to some days ahead, and drops old ones once every
 * request in them is decided: the rows of the others may have to be published again. Runs before the web server accepts
 * and then every hour, on every instance; one after the other, by an advisory lock.
 */
@Component
class OutboxPartitions extends RepeatedWork {

    private static final Logger log = LoggerFactory.getLogger(OutboxPartitions.class);

    static final String PREFIX = "outbox_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final PartitionTables tables;
    private final PartitionSettings settings;
    private final InstantSource clock;

    OutboxPartitions(PartitionTables tables, PartitionSettings settings, InstantSource clock) {
        super("outbox-partitions", Duration.ofMinutes(settings.maintenanceMinutes()));
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    /** Yesterday is among them for a database whose clock is behind ours at midnight. */
    void createAhead() {
        LocalDate today = today();
        for (LocalDate day = today.minusDays(1);
                !day.isAfter(today.plusDays(settings.partitionsAheadDays()));
                day = day.plusDays(1)) {
            tables.create(name(day), day);
        }
    }

    void dropDecided() {
        LocalDate oldest = today().minusDays(settings.retentionDays());
        for (String partition : tables.partitions()) {
            LocalDate day = day(partition);
            if (day.isBefore(oldest) && tables.isDecided(partition)) {
                tables.drop(partition);
                log.info("Outbox partition {} is dropped: all its requests are decided", partition);
            }
        }
    }

    @Override
    protected void work() {
        try {
            createAhead();
            dropDecided();
        } catch (DataAccessException failure) {
            log.warn(
                    "The outbox's partitions could not be looked after ({}); it is tried again in {} minutes, and there"
                            + " are partitions for some days",
                    failure.getMessage(),
                    settings.maintenanceMinutes());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String name(LocalDate day) {
        return PREFIX + DAY.format(day);
    }

    private static LocalDate day(String partition) {
        return LocalDate.parse(partition.substring(PREFIX.length()), DAY);
    }

    @Override
    protected void prepare() {
        createAhead();
    }

    /** Before whatever writes. */
    @Override
    public int getPhase() {
        return -1;
    }
}
