package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.issuing.Budget.Allowance;
import io.firstcome.coupon.ledger.Settlement;
import java.util.List;
import java.util.Set;

/**
 * What becomes of a line's messages that are not decided now.
 *
 * @param early newly kept, since earlier ones are missing
 * @param dropped how many of those are not kept, since the line keeps as many as it may
 * @param postponed newly kept, since the coupon is at its bound
 * @param left given ones that are neither decided nor kept; to be given again
 * @param full whether some are left because the line keeps as many as it may
 */
record Keeping(
        List<LineMessage> early, int dropped, List<LineMessage> postponed, List<LineMessage> left, boolean full) {

    static Keeping of(SettledLine.Loaded loaded, Settlement settlement, Allowance allowance, KeepingLimits limits) {
        Set<Long> kept = SettledLine.places(loaded.early());
        Set<Long> given = SettledLine.places(loaded.given());
        List<LineMessage> early = without(kept, settlement.early());
        int earlyRoom = Math.max(0, limits.early() - loaded.line().early());
        List<LineMessage> newEarly = early.subList(0, Math.min(early.size(), earlyRoom));
        int dropped = early.size() - newEarly.size();

        List<LineMessage> remaining = settlement.remaining().stream()
                .filter(message -> given.contains(message.sequence()))
                .toList();
        if (!allowance.bounded()) {
            return new Keeping(newEarly, dropped, List.of(), remaining, false);
        }
        List<LineMessage> toKeep = without(kept, remaining);
        int room = Math.max(0, limits.postponed() - loaded.line().early());
        int permits = allowance.permits() - SettledLine.taken(settlement);
        int postponed = Math.min(toKeep.size(), Math.min(room, permits));
        return new Keeping(
                newEarly,
                dropped,
                toKeep.subList(0, postponed),
                toKeep.subList(postponed, toKeep.size()),
                postponed < toKeep.size() && room < permits);
    }

    private static List<LineMessage> without(Set<Long> places, List<LineMessage> messages) {
        return messages.stream()
                .filter(message -> !places.contains(message.sequence()))
                .toList();
    }
}
