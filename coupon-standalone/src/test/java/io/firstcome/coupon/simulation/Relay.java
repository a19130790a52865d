package io.firstcome.coupon.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.outbox.MemoryDatabase.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Publishes the outbox in commit order: sends a batch, then confirms it. A new one begins where the slot stands. */
final class Relay extends Actor {

    private static final int MAX_BATCH = 10;
    private static final int PAUSE_MILLIS = 10;
    private static final double FLAWED = 0.1;

    private long position;

    Relay(World world) {
        super(world, "relay");
    }

    @Override
    void start() {
        world.intake.makeSlot();
        position = world.intake.confirmed().orElseThrow();
        after(1, this::publish);
    }

    private void publish() {
        if (world.intake.confirmed().isEmpty()) {
            world.note("relay: the slot is lost, a new one begins after all that was written");
            start();
            return;
        }
        List<Row> batch =
                world.intake.committedAfter(position, 1 + world.random().nextInt(MAX_BATCH));
        if (!batch.isEmpty()) {
            position = batch.getLast().position();
            if (world.has(Flaw.CONFIRM_BEFORE_ACKS)) {
                world.intake.confirm(position);
            }
            send(batch);
            world.intake.confirm(position);
        }
        after(1 + world.random().nextInt(PAUSE_MILLIS), this::publish);
    }

    private void send(List<Row> batch) {
        List<Row> rows = new ArrayList<>(batch);
        if (world.has(Flaw.ROWS_SWAPPED) && rows.size() > 1 && world.happens(FLAWED)) {
            Collections.swap(rows, 0, rows.size() - 1);
        }
        List<LineMessage> messages =
                new ArrayList<>(rows.stream().map(Row::message).toList());
        if (world.has(Flaw.PLACES_SWAPPED)) {
            swapPlaces(messages);
        }
        for (LineMessage message : messages) {
            world.reached("relay sends");
            if (!world.has(Flaw.ROW_SKIPPED) || !world.happens(FLAWED)) {
                send(message);
            }
        }
        world.reached("relay has sent and not confirmed");
    }

    private static void swapPlaces(List<LineMessage> messages) {
        for (int i = 1; i < messages.size(); i++) {
            if (messages.get(i - 1) instanceof IssueRequested one
                    && messages.get(i) instanceof IssueRequested other
                    && one.couponId().equals(other.couponId())
                    && other.ticket() == one.ticket() + 1) {
                messages.set(i - 1, inPlaceOf(one, other));
                messages.set(i, inPlaceOf(other, one));
                return;
            }
        }
    }

    private static IssueRequested inPlaceOf(IssueRequested place, IssueRequested request) {
        return new IssueRequested(
                request.requestId(),
                request.couponId(),
                place.sequence(),
                request.ticket(),
                request.customerId(),
                request.acceptedAt());
    }

    private void send(LineMessage message) {
        world.line.send(message.couponId().toString().getBytes(UTF_8), LineJson.write(message));
    }
}
