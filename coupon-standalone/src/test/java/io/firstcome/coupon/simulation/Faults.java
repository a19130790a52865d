package io.firstcome.coupon.simulation;

import java.util.Random;

/**
 * How rough a run is: how probable each fault is at each place where it can happen.
 *
 * @param crash a process dies
 * @param connectionLost a transaction breaks off
 * @param interleaved others get their turn in the middle of a step
 * @param lost a record is lost by Kafka, of the line or of the decisions
 * @param doubled a record is there twice
 * @param delayed a record comes after later ones
 * @param unacknowledged a decision is not acknowledged, whether it is there or not
 * @param answerLost a customer's connection breaks off before the answer
 * @param upheavals how many rare ones there are: a slot is lost, offsets are rewound, the outbox's rows are dropped
 * @param topicMadeAnew whether the line's topic is deleted and made anew
 */
record Faults(
        double crash,
        double connectionLost,
        double interleaved,
        double lost,
        double doubled,
        double delayed,
        double unacknowledged,
        double answerLost,
        int upheavals,
        boolean topicMadeAnew) {

    private static final int MAX_UPHEAVALS = 4;

    /** Some seeds have much of one kind and none of another. */
    static Faults of(Random random) {
        return new Faults(
                upTo(random, 0.02),
                upTo(random, 0.03),
                upTo(random, 0.4),
                upTo(random, 0.15),
                upTo(random, 0.2),
                upTo(random, 0.2),
                upTo(random, 0.05),
                upTo(random, 0.2),
                random.nextInt(MAX_UPHEAVALS),
                random.nextInt(4) == 0);
    }

    private static double upTo(Random random, double most) {
        return random.nextInt(4) == 0 ? 0 : random.nextDouble() * most;
    }

    /** The same, but nothing that was published is ever lost, so that nothing is to be healed. */
    Faults withoutLoss() {
        return new Faults(
                crash, connectionLost, interleaved, 0, doubled, delayed, unacknowledged, answerLost, 0, false);
    }

    static Faults none() {
        return new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, false);
    }
}
