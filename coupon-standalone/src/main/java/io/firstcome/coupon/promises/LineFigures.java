package io.firstcome.coupon.promises;

/** What the walk along the lines counts, over all lines. */
final class LineFigures {

    long lines;
    long requests;
    long changes;
    long clockSteps;
    long issued;
    long soldOut;
    long replayed;
    long replayedDecisions;
    long replayStopped;
    long due;
    long dueReported;
    long outboxRows;
    long outboxExpected;
    String outboxSince = "";

    void report(Sides sides) {
        Findings findings = sides.findings();
        findings.checked(
                Check.TICKETS_GAPLESS,
                "%,d tickets of %,d lines counted from 1 in the order of the line up to the line's own count"
                        + " (%,d times the clock stood earlier than at the ticket before, which breaks nothing)",
                requests,
                lines,
                clockSteps);
        findings.checked(
                Check.SEQUENCES_GAPLESS,
                "%,d requests and %,d changes of terms counted from 1 without gap or repeat",
                requests,
                changes);
        findings.checked(
                Check.ACCEPTED_WITHIN_CAPACITY,
                "%,d tickets compared with quantity + waiting list as they stood when each was given",
                requests);
        findings.checked(
                Check.LINE_CAPACITY_AGREES, "%,d lines' rows compared with their capacity and their terms", lines);
        findings.checked(
                Check.ACCEPTED_WHILE_OPEN,
                "%,d requests' times compared with the window as it stood, by the intake's clock",
                requests);
        findings.checked(
                Check.NOBODY_OVERTAKEN,
                "serials of %,d coupons ascend with the tickets, and none went to a ticket behind one of %,d that were"
                        + " sold out under the same terms",
                issued,
                soldOut);
        findings.checked(
                Check.ISSUED_WITHIN_QUANTITY,
                "the serials of %,d coupons compared with the quantity as it stood at their place in line, and each"
                        + " line's coupons with its quantity now",
                issued);
        findings.checked(
                Check.HOLDERS_ARE_EARLIEST,
                "who holds which of %,d coupons compared with a replay of the lines (%,d messages)",
                issued,
                replayed);
        findings.checked(
                Check.DECIDED_AS_REPLAYED,
                "%,d decisions replayed from the accepted lines%s%s",
                replayedDecisions,
                replayStopped == 0 ? "" : ", " + replayStopped + " lines only up to where they are broken",
                due == 0 ? "" : ", " + due + " more are due from the waiting list");
        findings.checked(
                Check.ACCEPTED_IS_IN_OUTBOX,
                "%,d of %,d messages, those accepted %s, looked up in the outbox",
                outboxExpected,
                requests + changes,
                outboxSince);
        findings.checked(Check.OUTBOX_ROW_WAS_ACCEPTED, "%,d outbox rows looked up in the lines", outboxRows);
        findings.checked(
                Check.OUTBOX_PAYLOAD_AGREES, "%,d outbox rows read and compared with what was accepted", outboxRows);
    }
}
