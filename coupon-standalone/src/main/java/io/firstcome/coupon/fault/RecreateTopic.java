package io.firstcome.coupon.fault;

import java.util.random.RandomGenerator;

/** Deletes the line's topic with all that is in it and makes it anew, empty, while everybody uses it. */
record RecreateTopic(FaultKind kind) implements Fault {

    @Override
    public Breakage strike(Scene scene, RandomGenerator random) throws Exception {
        try (LineTopic line = new LineTopic(scene.cluster().bootstrapServers())) {
            line.recreate();
        }
        return Broken.forTheProduct("deleted the line's topic and made it anew");
    }
}
