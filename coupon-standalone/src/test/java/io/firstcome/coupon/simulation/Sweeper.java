package io.firstcome.coupon.simulation;

/** The healing of one API instance. What fails is tried again by the next sweep. */
final class Sweeper extends Actor {

    private static final int EVERY_MILLIS = 100;

    private final Runnable sweep;

    Sweeper(World world, String name, Runnable sweep) {
        super(world, name);
        this.sweep = sweep;
    }

    @Override
    void start() {
        after(EVERY_MILLIS, this::sweep);
    }

    private void sweep() {
        try {
            sweep.run();
        } catch (RuntimeException failure) {
            world.note(name() + " fails: " + failure.getMessage());
        }
        after(EVERY_MILLIS, this::sweep);
    }
}
