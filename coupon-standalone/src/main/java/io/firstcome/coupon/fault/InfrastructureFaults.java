package io.firstcome.coupon.fault;

import static io.firstcome.coupon.fault.FaultKind.*;

import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.fault.BreakConnections.How;
import io.firstcome.coupon.fault.BreakConnections.To;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The faults of processes, connections, records, slot and disks: one for each kind that needs nothing of the code's inside. */
public final class InfrastructureFaults {

    private static final Duration ANY_TIME = Duration.ZERO;
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final Duration API_PAUSE = Duration.ofSeconds(5);
    private static final Duration RELAY_PAUSE = FaultReadyOptions.WAL_SENDER_TIMEOUT.plus(SLACK);
    private static final Duration CONSUMER_PAUSE = FaultReadyOptions.MAX_POLL_INTERVAL.plus(SLACK);

    /** So that the first timeouts fall into it. */
    private static final Duration SILENCE = FaultReadyOptions.SOCKET_TIMEOUT.plus(SLACK);

    private static final Set<PartKind> DATABASES = EnumSet.of(PartKind.POSTGRES, PartKind.LEDGER_POSTGRES);

    private InfrastructureFaults() {}

    public static List<Fault> all() {
        return Stream.of(processes(), connections(), records(), slotAndDisks())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> processes() {
        return List.of(
                new KillPart(KILL_API, EnumSet.of(PartKind.API)),
                new KillPart(KILL_RELAY, EnumSet.of(PartKind.RELAY)),
                new KillPart(KILL_CONSUMER, EnumSet.of(PartKind.CONSUMER)),
                new KillPart(KILL_BROKER, EnumSet.of(PartKind.BROKER)),
                new KillPart(KILL_POSTGRES, DATABASES),
                new KillWalsender(KILL_WALSENDER),
                new PausePart(PAUSE_API, PartKind.API, API_PAUSE),
                new PausePart(PAUSE_RELAY, PartKind.RELAY, RELAY_PAUSE),
                new PausePart(PAUSE_CONSUMER, PartKind.CONSUMER, CONSUMER_PAUSE));
    }

    private static List<Fault> connections() {
        return List.of(
                new BreakConnections(CUT_DATABASE, To.DATABASE, How.CUT, ANY_TIME),
                new BreakConnections(REFUSE_DATABASE, To.DATABASE, How.REFUSE, ANY_TIME),
                new BreakConnections(HALF_OPEN_DATABASE, To.DATABASE, How.HALF_OPEN, SILENCE),
                new BreakConnections(DELAY_DATABASE, To.DATABASE, How.DELAY, ANY_TIME),
                new LoseCommitAnswer(LOSE_COMMIT_ANSWER),
                new BreakConnections(CUT_KAFKA, To.KAFKA, How.CUT, ANY_TIME),
                new BreakConnections(REFUSE_KAFKA, To.KAFKA, How.REFUSE, ANY_TIME),
                new BreakConnections(HALF_OPEN_KAFKA, To.KAFKA, How.HALF_OPEN, SILENCE),
                new BreakConnections(DELAY_KAFKA, To.KAFKA, How.DELAY, ANY_TIME),
                new BreakConnections(CUT_KAFKA_MIDWAY, To.KAFKA, How.CUT_MIDWAY, ANY_TIME));
    }

    private static List<Fault> records() {
        return List.of(
                new LoseRecords(LOSE_RECORDS),
                new DoubleRecords(DOUBLE_RECORDS),
                new ReorderRecords(REORDER_RECORDS),
                new RecreateTopic(RECREATE_TOPIC),
                new RewindOffsets(REWIND_OFFSETS));
    }

    private static List<Fault> slotAndDisks() {
        return List.of(
                new DropSlot(DROP_SLOT),
                new InvalidateSlot(INVALIDATE_SLOT),
                new FillDisk(FILL_DATABASE_DISK, DATABASES),
                new FillDisk(FILL_BROKER_DISK, EnumSet.of(PartKind.BROKER)));
    }
}
