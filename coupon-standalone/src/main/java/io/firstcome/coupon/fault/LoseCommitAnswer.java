package io.firstcome.coupon.fault;

import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.proxy.FaultProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** PostgreSQL commits, and whoever asked for it never hears of it: an api or a consumer, whichever commits in time. */
record LoseCommitAnswer(FaultKind kind) implements Fault {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        List<Part> parts = new ArrayList<>(Stream.of(PartKind.API, PartKind.CONSUMER)
                .flatMap(kind -> scene.cluster().parts(kind).stream())
                .toList());
        Collections.shuffle(parts, random);
        for (Part part : parts) {
            if (loses(scene.proxies().databasesOf(part.name()))) {
                return Broken.forTheProduct("lost the answer to a commit of " + part.name());
            }
        }
        throw new IllegalStateException(
                "no api and no consumer committed anything within " + PATIENCE.toSeconds() + " s");
    }

    private static boolean loses(List<FaultProxy> proxies) throws Exception {
        int before = lost(proxies);
        proxies.forEach(FaultProxy::loseNextCommitAnswer);
        try {
            return Patience.await(PATIENCE, () -> lost(proxies) > before);
        } finally {
            proxies.forEach(FaultProxy::pass);
        }
    }

    private static int lost(List<FaultProxy> proxies) {
        return proxies.stream().mapToInt(FaultProxy::lostCommitAnswers).sum();
    }
}
