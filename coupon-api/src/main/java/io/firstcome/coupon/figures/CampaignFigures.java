package io.firstcome.coupon.figures;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A coupon's numbers at one moment; what is not known is left out.
 *
 * @param campaignId the campaign's id
 * @param accepted how many requests stand in the line
 * @param waiting how many of them stand on the waiting list
 * @param undecided how many have no decision yet, those on the waiting list among them
 * @param decided how many have one
 * @param issued how many got a coupon
 * @param refused how many were refused, by reason; each reason is there
 * @param acceptedPerSecond how many requests were accepted in a second, over the last ten seconds; left out once
 *     the line is closed
 * @param decidedPerSecond how many were decided in a second; left out while none is
 * @param secondsToSellOut in how many seconds the line will be full at the present rate; left out if it is full or nobody
 *     asks
 * @param soldOutAt when the last place was taken; left out while there are places
 * @param oldestUndecidedSeconds for how long the first request that the ledger has not taken in stands in the line; left out
 *     if it has taken in all
 * @param at when this was so, by the database's clock
 */
record CampaignFigures(
        UUID campaignId,
        long accepted,
        long waiting,
        long undecided,
        long decided,
        long issued,
        Map<String, Long> refused,
        @Nullable Double acceptedPerSecond,
        @Nullable Double decidedPerSecond,
        @Nullable Long secondsToSellOut,
        @Nullable Instant soldOutAt,
        @Nullable Double oldestUndecidedSeconds,
        Instant at) {}
