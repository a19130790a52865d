package io.firstcome.coupon.simulation;

/**
 * A process or a person that does one step after the other. A step may be broken off by a {@link Crash}; then its
 * transactions end, and after a while it begins anew.
 */
abstract class Actor {

    private static final int LONGEST_AWAY_MILLIS = 800;

    final World world;
    private final String name;
    private int life;
    private boolean busy;
    private boolean up = true;

    Actor(World world, String name) {
        this.world = world;
        this.name = name;
    }

    boolean isUp() {
        return up;
    }

    String name() {
        return name;
    }

    /** Does a step after so many milliseconds, unless it has died by then. */
    void after(long millis, Runnable work) {
        int mine = life;
        world.after(millis, () -> step(mine, work));
    }

    private void step(int mine, Runnable work) {
        if (mine != life) {
            return;
        }
        if (busy) {
            world.after(1, () -> step(mine, work));
            return;
        }
        busy = true;
        World.Depth depth = world.enter();
        try {
            work.run();
        } catch (Crash crash) {
            die(crash.point());
        } catch (RuntimeException broken) {
            throw new Violation("nothing-breaks", name + ": " + broken, broken);
        } finally {
            world.leave(depth);
            busy = false;
        }
    }

    private void die(String point) {
        world.note(name + " dies: " + point);
        life++;
        up = false;
        died();
        after(1 + world.random().nextInt(LONGEST_AWAY_MILLIS), () -> {
            world.note(name + " is up again");
            up = true;
            start();
        });
    }

    /** What was in memory is gone. */
    void died() {}

    /** Begins, with nothing in memory. */
    abstract void start();
}
