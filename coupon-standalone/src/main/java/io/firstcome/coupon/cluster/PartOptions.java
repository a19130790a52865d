package io.firstcome.coupon.cluster;

import java.util.List;
import java.util.Map;

/** What a part is started with beyond the cluster's own settings; the later value wins. */
public interface PartOptions {

    PartOptions NONE = new PartOptions() {};

    /** Options of the part's JVM, {@code -javaagent} for instance; for services and brokers. */
    default List<String> jvm(PartKind kind, String name) {
        return List.of();
    }

    /** Spring arguments of a service, each {@code --name=value}. */
    default List<String> arguments(PartKind kind, String name) {
        return List.of();
    }

    /** Settings of a PostgreSQL or properties of a broker. */
    default Map<String, String> server(PartKind kind, String name) {
        return Map.of();
    }
}
