package io.firstcome.coupon.chaos;

import static io.firstcome.coupon.fault.FaultKind.Area.API;
import static io.firstcome.coupon.fault.FaultKind.Area.BROKERS;
import static io.firstcome.coupon.fault.FaultKind.Area.CONSUMER;
import static io.firstcome.coupon.fault.FaultKind.Area.DATABASE;
import static io.firstcome.coupon.fault.FaultKind.Area.RELAY;

import io.firstcome.coupon.fault.FaultKind;
import io.firstcome.coupon.fault.FaultKind.Area;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which faults may be under way together: never two of an area, and none beside one that takes away what it needs to be
 * struck. A crash point in the relay, for instance, is reached only while rows come out of the database and go to the brokers.
 */
final class Overlap {

    private Overlap() {}

    static boolean isAllowed(FaultKind one, FaultKind other) {
        return one.area() != other.area()
                && !needs(one).contains(other.area())
                && !needs(other).contains(one.area());
    }

    /** What has to work while the fault is struck. */
    private static Set<Area> needs(FaultKind kind) {
        return switch (kind) {
            case KILL_API,
                    KILL_RELAY,
                    KILL_CONSUMER,
                    KILL_BROKER,
                    KILL_POSTGRES,
                    PAUSE_API,
                    PAUSE_CONSUMER,
                    CUT_DATABASE,
                    REFUSE_DATABASE,
                    HALF_OPEN_DATABASE,
                    DELAY_DATABASE,
                    CUT_KAFKA,
                    REFUSE_KAFKA,
                    HALF_OPEN_KAFKA,
                    DELAY_KAFKA,
                    FILL_DATABASE_DISK,
                    FILL_BROKER_DISK,
                    STEP_CLOCK -> EnumSet.noneOf(Area.class);
            case KILL_WALSENDER -> EnumSet.of(RELAY);
            case PAUSE_RELAY, DROP_SLOT, INVALIDATE_SLOT, CRASH_API_BEFORE_COMMIT, CRASH_API_AFTER_COMMIT ->
                EnumSet.of(DATABASE);
            case CRASH_RELAY_AFTER_SEND, CRASH_RELAY_BEFORE_CONFIRM -> EnumSet.of(DATABASE, BROKERS);
            case CRASH_CONSUMER_BEFORE_COMMIT, CRASH_CONSUMER_AFTER_COMMIT, CRASH_CONSUMER_BEFORE_OFFSET ->
                EnumSet.of(DATABASE, BROKERS, RELAY);
            case LOSE_COMMIT_ANSWER -> EnumSet.of(API, RELAY, CONSUMER, BROKERS);
            case CUT_KAFKA_MIDWAY -> EnumSet.of(DATABASE, RELAY);
            case LOSE_RECORDS, DOUBLE_RECORDS, REORDER_RECORDS, RECREATE_TOPIC, REWIND_OFFSETS ->
                EnumSet.of(DATABASE, BROKERS, RELAY, CONSUMER);
        };
    }
}
