package io.firstcome.coupon.planted;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.rules.CrashPoint;
import io.firstcome.coupon.rules.Rules;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What it takes, beside customers who rush, for a bug to do harm. */
enum Provocation {
    CUSTOMERS_ARE_ENOUGH {
        @Override
        void provoke(Cluster cluster, Rules rules, String script) throws InterruptedException {
            await("fires", () -> fired(cluster, rules, script) > 0);
        }
    },

    /** The script waits after it has fired, and before it stores: a consumer is stopped just there. */
    PAUSE_THE_DECIDING_CONSUMER {
        @Override
        void provoke(Cluster cluster, Rules rules, String script) throws InterruptedException {
            List<Part> consumers = cluster.parts(PartKind.CONSUMER);
            List<Integer> before = consumers.stream()
                    .map(consumer -> rules.fired(consumer.name(), script))
                    .toList();
            Part[] deciding = new Part[1];
            await("fires", () -> {
                for (int i = 0; i < consumers.size(); i++) {
                    if (rules.fired(consumers.get(i).name(), script) > before.get(i)) {
                        deciding[0] = consumers.get(i);
                        return true;
                    }
                }
                return false;
            });
            deciding[0].pause();
            try {
                Thread.sleep(TAKEN_OVER);
            } finally {
                deciding[0].resume();
            }
        }
    },

    /** Paused brokers take nothing, while the relay goes on confirming. */
    KILL_RELAYS_WHILE_KAFKA_IS_AWAY {
        @Override
        void provoke(Cluster cluster, Rules rules, String script) throws InterruptedException {
            List<Part> brokers = cluster.parts(PartKind.BROKER);
            List<Part> relays = cluster.parts(PartKind.RELAY);
            brokers.forEach(Part::pause);
            try {
                int before = fired(cluster, rules, script);
                await("fires while Kafka is away", () -> fired(cluster, rules, script) > before);
                Thread.sleep(CONFIRMED);
                relays.forEach(Part::kill);
            } finally {
                brokers.forEach(Part::resume);
            }
            relays.forEach(Part::start);
        }
    },

    CRASH_BEFORE_THE_DECISION {
        @Override
        void provoke(Cluster cluster, Rules rules, String script) throws InterruptedException {
            await("fires", () -> fired(cluster, rules, script) > 0);
            new CrashPoint("crash-consumer-before-commit")
                    .strike(rules, cluster.parts(PartKind.CONSUMER))
                    .start();
        }
    };

    /** Brokers count a member as gone after 45 s without a heartbeat. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    /** The engine tells PostgreSQL its position within this time. */
    private static final Duration CONFIRMED = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    abstract void provoke(Cluster cluster, Rules rules, String script) throws InterruptedException;

    private static int fired(Cluster cluster, Rules rules, String script) {
        return cluster.parts().stream()
                .mapToInt(part -> rules.fired(part.name(), script))
                .sum();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                throw new IllegalStateException("Nothing " + what + " within " + PATIENCE.toMinutes()
                        + " minutes: do customers ask for coupons?");
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }
}
