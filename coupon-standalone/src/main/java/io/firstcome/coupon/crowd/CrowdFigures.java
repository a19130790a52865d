package io.firstcome.coupon.crowd;

/**
 * Where the crowd stands, for a screen.
 *
 * @param asked requests for a coupon that ended, all repetitions included
 * @param ok of these, answered with a ticket
 * @param refused of these, told that nothing was written
 * @param unknown of these, without an answer that promises anything
 * @param accepted distinct requests that customers hold a ticket of
 * @param decided of these, told their decision
 * @param waiting of these, told that they stand on the waiting list
 * @param present customers who are about to ask or follow their request
 * @param turnedAway customers who did not come, because too many were present already
 * @param acts what admins did
 */
public record CrowdFigures(
        long asked,
        long ok,
        long refused,
        long unknown,
        long accepted,
        long decided,
        long waiting,
        long present,
        long turnedAway,
        long acts) {

    /** Accepted, without a decision, and not on a waiting list. */
    public long undecided() {
        return accepted - decided - waiting;
    }
}
