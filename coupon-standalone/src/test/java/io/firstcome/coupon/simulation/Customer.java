package io.firstcome.coupon.simulation;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.intake.SimulatedIntake.Asked;
import io.firstcome.coupon.intake.SimulatedIntake.Told;
import io.firstcome.coupon.outcome.SimulatedAnswers;
import io.firstcome.coupon.outcome.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks until there is an answer, at whichever instance; asks once more at times; then looks until it is decided. */
final class Customer {

    private static final int PATIENCE_MILLIS = 700;
    private static final int LOOKS_AFTER_THE_END = 3;
    private static final int MAX_REFUSALS = 4;
    private static final double ASKS_ONCE_MORE = 0.3;

    private final World world;
    private final List<ApiNode> nodes;
    private final CouponId couponId;
    private final CustomerId customerId;
    private @Nullable Ticket ticket;
    private @Nullable String finalAnswer;
    private boolean waits;
    private long position = Long.MAX_VALUE;
    private long aheadAtFirst = -1;
    private int asked;
    private int refusals;
    private int looks;

    Customer(World world, List<ApiNode> nodes, CouponId couponId, CustomerId customerId) {
        this.world = world;
        this.nodes = nodes;
        this.couponId = couponId;
        this.customerId = customerId;
    }

    /** Whether the customer knows all there is to know. */
    boolean isContent() {
        return finalAnswer != null || waits || (refusals > 0 && ticket == null);
    }

    CustomerId id() {
        return customerId;
    }

    void ask() {
        if (aheadAtFirst < 0) {
            aheadAtFirst = world.invariants.lastAnswered(couponId);
        }
        int mine = ++asked;
        anyNode().ask(new Asked(couponId, customerId, new RequestId(world.newId())), this::told);
        world.after(PATIENCE_MILLIS, () -> {
            if (ticket == null && refusals == 0 && mine == asked) {
                ask();
            }
        });
    }

    private ApiNode anyNode() {
        return nodes.get(world.random().nextInt(nodes.size()));
    }

    private void told(Told told) {
        switch (told) {
            case Told.Accepted(Ticket given, boolean _) -> accepted(given);
            case Told.Refused(String _) -> {
                refusals++;
                if (ticket == null && refusals < MAX_REFUSALS) {
                    world.after(PATIENCE_MILLIS, this::ask);
                }
            }
            case Told.Unknown() ->
                world.after(PATIENCE_MILLIS, () -> {
                    if (ticket == null) {
                        ask();
                    }
                });
        }
    }

    private void accepted(Ticket given) {
        if (ticket == null) {
            world.invariants.accepted(customerId, given, aheadAtFirst);
            world.after(1, this::look);
        } else if (!ticket.equals(given)) {
            throw new Violation("what-was-told-never-flips", customerId + " has " + ticket + " and then " + given);
        }
        ticket = given;
        if (world.happens(ASKS_ONCE_MORE)) {
            world.after(PATIENCE_MILLIS, this::ask);
        }
    }

    private void hear(String answer) {
        if (finalAnswer != null && !finalAnswer.equals(answer)) {
            throw new Violation("what-was-told-never-flips", customerId + ": " + finalAnswer + ", then " + answer);
        }
        finalAnswer = answer;
        looks++;
    }

    /** Whichever instance answers, it never says less than another one has said. */
    private void look() {
        ApiNode node = anyNode();
        if (node.isUp() && ticket != null) {
            SimulatedAnswers.Told told = node.tell(ticket);
            waits = told.status().equals("waiting");
            if (told.position() > position || (finalAnswer != null && !told.isFinal())) {
                throw new Violation(
                        "what-was-told-never-flips",
                        customerId + " was told position " + position + ", answer " + finalAnswer + ", then " + told);
            }
            position = told.position();
            if (told.isFinal()) {
                hear(told.answer());
            }
        }
        if (looks < LOOKS_AFTER_THE_END) {
            world.after(50 + world.random().nextInt(PATIENCE_MILLIS), this::look);
        }
    }
}
