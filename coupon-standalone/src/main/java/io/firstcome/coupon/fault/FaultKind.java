package io.firstcome.coupon.fault;

import java.util.Locale;

/** Everything that a fault run breaks. */
public enum FaultKind {
    KILL_API(Area.API),
    KILL_RELAY(Area.RELAY),
    KILL_CONSUMER(Area.CONSUMER),
    KILL_BROKER(Area.BROKERS),
    KILL_POSTGRES(Area.DATABASE),
    KILL_WALSENDER(Area.DATABASE),
    PAUSE_API(Area.API),
    PAUSE_RELAY(Area.RELAY),
    PAUSE_CONSUMER(Area.CONSUMER),
    CUT_DATABASE(Area.DATABASE),
    REFUSE_DATABASE(Area.DATABASE),
    HALF_OPEN_DATABASE(Area.DATABASE),
    DELAY_DATABASE(Area.DATABASE),
    LOSE_COMMIT_ANSWER(Area.DATABASE),
    CUT_KAFKA(Area.BROKERS),
    REFUSE_KAFKA(Area.BROKERS),
    HALF_OPEN_KAFKA(Area.BROKERS),
    DELAY_KAFKA(Area.BROKERS),
    CUT_KAFKA_MIDWAY(Area.BROKERS),
    LOSE_RECORDS(Area.LINE),
    DOUBLE_RECORDS(Area.LINE),
    REORDER_RECORDS(Area.LINE),
    RECREATE_TOPIC(Area.LINE),
    REWIND_OFFSETS(Area.LINE),
    DROP_SLOT(Area.RELAY),
    INVALIDATE_SLOT(Area.RELAY),
    FILL_DATABASE_DISK(Area.DATABASE),
    FILL_BROKER_DISK(Area.BROKERS),
    CRASH_API_BEFORE_COMMIT(Area.API),
    CRASH_API_AFTER_COMMIT(Area.API),
    CRASH_RELAY_AFTER_SEND(Area.RELAY),
    CRASH_RELAY_BEFORE_CONFIRM(Area.RELAY),
    CRASH_CONSUMER_BEFORE_COMMIT(Area.CONSUMER),
    CRASH_CONSUMER_AFTER_COMMIT(Area.CONSUMER),
    CRASH_CONSUMER_BEFORE_OFFSET(Area.CONSUMER),
    STEP_CLOCK(Area.API);

    /** What a fault takes hold of: at most one fault of an area is under way at a time. */
    public enum Area {
        API,
        RELAY,
        CONSUMER,
        BROKERS,
        DATABASE,
        LINE
    }

    private final Area area;

    FaultKind(Area area) {
        this.area = area;
    }

    public Area area() {
        return area;
    }

    /** The stable name, as {@code --faults} takes it: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
