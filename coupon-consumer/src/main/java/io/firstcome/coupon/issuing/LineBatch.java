package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The polled records, and how far they are settled.
 *
 * <p>They are handed out in their order and in full, so that those before a position are settled and those from it on
 * are untouched. A coupon of which the pace left something (those who wait are being released, or early messages are
 * being caught up with) is unfinished; it comes before further records, and until it is done one of its records stays
 * unsettled, so that it comes again.
 */
final class LineBatch {

    private record Entry(ConsumerRecord<byte[], byte[]> raw, Reading<LineMessage> reading) {}

    /** A record that cannot be read. */
    record UnreadableRecord(ConsumerRecord<byte[], byte[]> raw, String cause) {}

    private final List<Entry> entries;
    private final Map<CouponId, List<LineMessage>> unfinished = new LinkedHashMap<>();
    private List<CouponId> full = List.of();
    private int position;
    private int handedOut;

    LineBatch(List<ConsumerRecord<byte[], byte[]>> records) {
        entries = records.stream().map(raw -> new Entry(raw, read(raw))).toList();
    }

    private static Reading<LineMessage> read(ConsumerRecord<byte[], byte[]> raw) {
        Reading<LineMessage> reading = LineJson.read(raw.value());
        return switch (reading) {
            case Reading.Unreadable<LineMessage> _ -> reading;
            case Reading.Read<LineMessage>(LineMessage message) when isKey(raw.key(), message.couponId()) -> reading;
            case Reading.Read<LineMessage> _ -> new Reading.Unreadable<>("the key is not the message's coupon id");
        };
    }

    private static boolean isKey(byte[] key, CouponId couponId) {
        return Arrays.equals(key, couponId.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether all is settled. */
    boolean done() {
        return position == entries.size() && unfinished.isEmpty();
    }

    /** The coupons at their bound of which the ledger keeps no more, so that records stay in Kafka. */
    List<CouponId> full() {
        return full;
    }

    /** How many permits would settle what is left, as far as that is known; at least 1 unless done. */
    int wanted() {
        return unfinished.isEmpty() ? entries.size() - position : Integer.MAX_VALUE;
    }

    /** The unreadable records that come next; empty while something is unfinished. */
    List<UnreadableRecord> unreadable() {
        List<UnreadableRecord> unreadable = new ArrayList<>();
        int index = position;
        while (unfinished.isEmpty()
                && index < entries.size()
                && entries.get(index) instanceof Entry(var raw, Reading.Unreadable<LineMessage>(String cause))) {
            unreadable.add(new UnreadableRecord(raw, cause));
            index++;
        }
        return unreadable;
    }

    /** Goes past the unreadable records that come next: they are put aside. */
    void passUnreadable() {
        position += unreadable().size();
    }

    /**
     * What is to be settled next, by coupon: what is unfinished, else the next readable records.
     *
     * @param atMost how many records or unfinished coupons, at least 1
     */
    Map<CouponId, List<LineMessage>> next(int atMost) {
        Map<CouponId, List<LineMessage>> next = new LinkedHashMap<>();
        handedOut = position;
        if (!unfinished.isEmpty()) {
            unfinished.entrySet().stream().limit(atMost).forEach(entry -> next.put(entry.getKey(), entry.getValue()));
            return next;
        }
        int end = (int) Math.min(entries.size(), (long) position + atMost);
        while (handedOut < end && entries.get(handedOut).reading instanceof Reading.Read<LineMessage>(LineMessage m)) {
            next.computeIfAbsent(m.couponId(), _ -> new ArrayList<>()).add(m);
            handedOut++;
        }
        return next;
    }

    /** Notes that what {@link #next} gave is stored and told, but for what the outcomes say is left. */
    void settled(List<LineOutcome> outcomes) {
        position = handedOut;
        full = outcomes.stream()
                .filter(LineOutcome::full)
                .map(LineOutcome::couponId)
                .toList();
        for (LineOutcome outcome : outcomes) {
            if (outcome.complete()) {
                unfinished.remove(outcome.couponId());
            } else {
                unfinished.put(outcome.couponId(), outcome.remaining());
            }
        }
    }

    /** The index of the first record that must come again; all before it are settled. */
    int unsettledFrom() {
        return unfinished.keySet().stream().mapToInt(this::unsettledFrom).min().orElse(position);
    }

    /** The first record that the ledger left, or else the coupon's last one: it makes the ledger go on. */
    private int unsettledFrom(CouponId couponId) {
        Set<Long> left = unfinished.getOrDefault(couponId, List.of()).stream()
                .map(LineMessage::sequence)
                .collect(Collectors.toSet());
        int last = position;
        for (int index = 0; index < position; index++) {
            if (entries.get(index).reading instanceof Reading.Read<LineMessage>(LineMessage message)
                    && message.couponId().equals(couponId)) {
                last = index;
                if (left.contains(message.sequence())) {
                    return index;
                }
            }
        }
        return last;
    }
}
