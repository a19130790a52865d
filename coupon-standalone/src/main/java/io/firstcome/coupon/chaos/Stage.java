package io.firstcome.coupon.chaos;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.crowd.Crowd;
import io.firstcome.coupon.crowd.CrowdSettings;
import io.firstcome.coupon.fault.Scene;
import io.firstcome.coupon.history.History;
import io.firstcome.coupon.proxy.Proxies;
import io.firstcome.coupon.rules.Rules;
import java.nio.file.Path;
import java.util.function.Consumer;

/** All that a run needs, running: the cluster with what can break it, and the crowd. */
record Stage(Scene scene, Probe probe, Lines lines, History history, Crowd crowd, Closing closing)
        implements AutoCloseable {

    /** @throws Exception if a part does not start; what had been started is stopped again */
    static Stage set(ChaosSettings settings, Path directory, Consumer<String> tell) throws Exception {
        Closing closing = new Closing();
        try {
            return set(settings, directory, tell, closing);
        } catch (Exception broken) {
            closing.close();
            throw broken;
        }
    }

    private static Stage set(ChaosSettings settings, Path directory, Consumer<String> tell, Closing closing)
            throws Exception {
        Rules rules = new Rules(directory.resolve("rules"));
        Proxies proxies = closing.add(new Proxies());
        Disks _ = closing.add(Disks.mount(settings, directory));
        Cluster cluster = closing.add(Cluster.start(
                settings.size().cluster(settings.twoDatabases()),
                directory,
                proxies,
                new RunOptions(rules),
                what -> tell.accept("Starting " + what + " ...")));
        Probe probe = closing.add(Probe.open(cluster.apis(), cluster.keys()));
        History history = closing.add(History.writtenTo(directory.resolve("history.jsonl")));
        Crowd crowd = closing.add(Crowd.start(
                CrowdSettings.of(settings.seed(), settings.ratePerSecond()), cluster.apis(), cluster.keys(), history));
        return new Stage(
                new Scene(cluster, proxies, rules),
                probe,
                new Lines(cluster.intake(), cluster.ledger()),
                history,
                crowd,
                closing);
    }

    Cluster cluster() {
        return scene.cluster();
    }

    @Override
    public void close() {
        closing.close();
    }
}
