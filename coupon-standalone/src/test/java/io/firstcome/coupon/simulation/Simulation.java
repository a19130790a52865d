package io.firstcome.coupon.simulation;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * One run: some coupons, a crowd for each, admins who change them, and whatever the seed has go wrong. Then nothing goes
 * wrong any more, and within {@link #HEALED_MILLIS} of virtual time everything must have come to rest, with every
 * invariant holding. The same seed gives the same run, event by event.
 */
final class Simulation {

    /** For how long things go wrong. */
    private static final int ROUGH_MILLIS = 4_000;

    /** What a line may take to heal: the longest back-off of the healing and of the breakers, several times. */
    private static final int HEALED_MILLIS = 120_000;

    private static final int MAX_COUPONS = 2;
    private static final int MAX_NODES = 3;
    private static final int MAX_CUSTOMERS = 25;
    private static final int MAX_CHANGES = 4;
    private static final int MAX_REBALANCES = 30;
    private static final int LOOK_EVERY_MILLIS = 50;

    /** @param events how many events the run had */
    record Run(long seed, long events, long virtualMillis) {}

    private final long seed;
    private final Random random;
    private final World world;
    private final List<Admin> admins = new ArrayList<>();
    private final List<ApiNode> nodes = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private boolean atRest;

    Simulation(long seed, Set<Flaw> flaws, boolean losesNothing) {
        this.seed = seed;
        this.random = new Random(seed);
        Faults faults = Faults.of(random);
        this.world = new World(random, losesNothing ? faults.withoutLoss() : faults, flaws);
    }

    /** @throws Violation if an invariant does not hold, with the seed and the last events */
    Run run() {
        try {
            begin();
            while (!atRest && world.timeline().nowMillis() < ROUGH_MILLIS + HEALED_MILLIS) {
                world.timeline().next();
            }
            world.invariants.check(admins.stream().map(Admin::couponId).toList());
        } catch (Violation found) {
            throw found.with(seed, world.timeline().trace());
        }
        return new Run(seed, world.timeline().happened(), world.timeline().nowMillis());
    }

    private void begin() {
        for (int i = 1 + random.nextInt(MAX_COUPONS); i > 0; i--) {
            admins.add(new Admin(world, new CouponId(world.newId())));
        }
        for (int i = 1 + random.nextInt(MAX_NODES); i > 0; i--) {
            nodes.add(new ApiNode(world, i));
        }
        admins.forEach(Admin::open);
        admins.forEach(this::crowd);
        nodes.forEach(Actor::start);
        new Relay(world).start();
        ConsumerGroup group = new ConsumerGroup(world, 1 + random.nextInt(MAX_NODES));
        group.start();
        new Projection(world).start();
        new Sweeper(world, "gap sweeper", world.healing::sweepGaps).start();
        new Sweeper(world, "stall sweeper", world.healing::sweepStalls).start();
        if (!world.has(Flaw.NOTHING_ASKED_AGAIN)) {
            new Sweeper(world, "untold sweeper", world.healing::sweepUntold).start();
        }
        upheavals(group);
        world.after(ROUGH_MILLIS, this::calm);
    }

    private void crowd(Admin admin) {
        for (int i = 1 + random.nextInt(MAX_CUSTOMERS); i > 0; i--) {
            Customer customer = new Customer(world, nodes, admin.couponId(), new CustomerId("customer-" + i));
            customers.add(customer);
            world.after(sometime(), customer::ask);
        }
        for (int i = random.nextInt(MAX_CHANGES); i > 0; i--) {
            world.after(sometime(), admin::doSomething);
        }
    }

    /** Half of it happens at once, as in a rush. */
    private int sometime() {
        return random.nextBoolean() ? random.nextInt(ROUGH_MILLIS / 20) : random.nextInt(ROUGH_MILLIS);
    }

    private void upheavals(ConsumerGroup group) {
        for (int i = world.faults().upheavals(); i > 0; i--) {
            Runnable upheaval = switch (random.nextInt(3)) {
                case 0 -> world.intake::loseSlot;
                case 1 -> group::rewind;
                default -> () -> admins.forEach(admin -> world.intake.dropOutbox(admin.couponId()));
            };
            world.after(sometime(), upheaval);
        }
        if (world.faults().topicMadeAnew()) {
            world.after(sometime(), () -> {
                world.line.remake();
                group.beginAgain();
            });
        }
        for (int i = random.nextInt(MAX_REBALANCES); i > 0; i--) {
            world.after(sometime(), group::rebalance);
        }
    }

    private void calm() {
        world.calm();
        admins.forEach(Admin::resume);
        world.after(LOOK_EVERY_MILLIS, this::look);
    }

    private void look() {
        List<CouponId> coupons = admins.stream().map(Admin::couponId).toList();
        atRest = world.invariants.atRest(coupons) && customers.stream().allMatch(Customer::isContent);
        world.after(LOOK_EVERY_MILLIS, this::look);
    }
}
