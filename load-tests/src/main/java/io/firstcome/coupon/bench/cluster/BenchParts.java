package io.firstcome.coupon.bench.cluster;

import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.cluster.PartOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the processes are started with so that they can be measured. */
final class BenchParts implements PartOptions {

    /** They run for minutes: good code pays, and a service has the heap that the intake's is measured with. */
    private static final List<String> SERVICE = List.of("-XX:TieredStopAtLevel=4", "-Xms256m", "-Xmx768m");

    private static final List<String> BROKER = List.of("-XX:TieredStopAtLevel=4");

    private final Site site;

    BenchParts(Site site) {
        this.site = site;
    }

    @Override
    public List<String> jvm(PartKind kind, String name) {
        if (kind == PartKind.BROKER) {
            return BROKER;
        }
        List<String> options = new ArrayList<>(SERVICE);
        options.addAll(site.recording(BenchCluster.component(kind)));
        return options;
    }

    @Override
    public List<String> arguments(PartKind kind, String name) {
        // who is held for a while looks like a line that needs help
        return kind == PartKind.API ? List.of("--firstcome.healing.stall-millis=3600000") : List.of();
    }

    /** Who is held for a while keeps its place. */
    @Override
    public Map<String, String> server(PartKind kind, String name) {
        return switch (kind) {
            case POSTGRES, LEDGER_POSTGRES ->
                Map.of("wal_sender_timeout", "0", "shared_preload_libraries", "pg_stat_statements");
            case BROKER -> Map.of("group.consumer.session.timeout.ms", "60000");
            case CONSUMER, API, RELAY -> Map.of();
        };
    }
}
