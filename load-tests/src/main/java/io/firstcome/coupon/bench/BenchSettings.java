package io.firstcome.coupon.bench;

/**
 * How long is measured, and how.
 *
 * @param rounds in each of which every scenario has one sample, one after the other
 * @param sampleSeconds how long a sample lasts
 * @param warmUpSeconds how long each scenario runs before anything is measured, so that its code is compiled
 * @param connections how many clients ask at once, each for its next one as soon as it has an answer
 * @param customers how many there are; each asks for every coupon once
 */
public record BenchSettings(int rounds, int sampleSeconds, int warmUpSeconds, int connections, int customers) {

    /** Fewer good samples than this, and there is no figure. */
    public static final int FEWEST_GOOD = 5;

    /** A sample of which more was stolen does not count: the machine's owner gave the processors to others meanwhile. */
    public static final double MOST_STOLEN_PERCENT = 10;

    private static final int MOST = 10_000;

    /** @throws IllegalArgumentException if a value is outside its bounds */
    public BenchSettings {
        check("rounds", rounds, FEWEST_GOOD);
        check("seconds", sampleSeconds, 1);
        check("warm-up", warmUpSeconds, 1);
        check("connections", connections, 1);
        check("customers", customers, connections);
    }

    /** The same with samples and warm-ups that last so many times as long. */
    public BenchSettings longer(int samples, int warmUps) {
        return new BenchSettings(rounds, samples * sampleSeconds, warmUps * warmUpSeconds, connections, customers);
    }

    private static void check(String name, int value, int least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(name + " is " + least + " to " + MOST + ", not " + value);
        }
    }
}
