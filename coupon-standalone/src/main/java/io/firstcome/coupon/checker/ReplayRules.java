package io.firstcome.coupon.checker;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.json.LineJson;
import io.firstcome.coupon.contract.json.Reading;
import io.firstcome.coupon.promises.Answer;
import io.firstcome.coupon.promises.Replay;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pure ledger over the first occurrences, from the outbox and from the topic, against the stored decisions. */
final class ReplayRules {

    private final Stored stored;
    private final Circumstances circumstances;

    ReplayRules(Stored stored, Circumstances circumstances) {
        this.stored = stored;
        this.circumstances = circumstances;
    }

    Judged outbox(List<OutboxCopy> outbox) {
        return judged(new Judgement(Rule.OUTBOX_REPLAYED), lines(outbox.stream().map(OutboxCopy::payload)), false);
    }

    /** Where records were deleted, a line is replayed up to the first place that is missing. */
    Judged topic(List<TopicRecord> topic) {
        return judged(
                new Judgement(Rule.TOPIC_REPLAYED),
                lines(topic.stream().map(record -> record.content().value())),
                circumstances.recordsWereDeleted());
    }

    /**
     * Each line's messages by place, of each the first that can be read. Where an admin has closed a request before the
     * ledger took it in, that word stands for it.
     */
    private Map<CouponId, TreeMap<Long, LineMessage>> lines(Stream<String> payloads) {
        Map<CouponId, TreeMap<Long, LineMessage>> lines = new HashMap<>();
        payloads.forEach(payload -> {
            if (LineJson.read(payload.getBytes(StandardCharsets.UTF_8))
                    instanceof Reading.Read<LineMessage>(LineMessage message)) {
                lines.computeIfAbsent(message.couponId(), _ -> new TreeMap<>())
                        .merge(message.sequence(), message, (first, later) -> wasClosed(later) ? later : first);
            }
        });
        return lines;
    }

    private boolean wasClosed(LineMessage message) {
        if (!(message instanceof RequestFailed(IssueRequested request))) {
            return false;
        }
        Stored.Decision decision = stored.decisions().get(request.requestId().toString());
        return decision != null && decision.reason().equals(RefusalReason.FAILED.code());
    }

    private Judged judged(Judgement rule, Map<CouponId, TreeMap<Long, LineMessage>> lines, boolean mayHaveGaps) {
        Map<String, Answer> replayed = new HashMap<>();
        long gaps = 0;
        for (Map.Entry<CouponId, TreeMap<Long, LineMessage>> line : lines.entrySet()) {
            List<LineMessage> gapless = gapless(line.getValue());
            if (gapless.size() < line.getValue().size()) {
                gaps++;
                if (!mayHaveGaps) {
                    rule.violation("coupon %s: nothing is at sequence %d", line.getKey(), gapless.size() + 1);
                }
            }
            try {
                Replay replay = Replay.rememberingAll(
                        line.getKey(),
                        (request, answer) -> replayed.put(request.requestId().toString(), answer));
                replay.settle(gapless);
            } catch (IllegalArgumentException broken) {
                rule.violation("coupon %s: the line goes against its rules: %s", line.getKey(), broken.getMessage());
            }
        }
        replayed.forEach((request, answer) -> compare(rule, request, answer));
        if (gaps == 0) {
            stored.decisions().keySet().stream()
                    .filter(request -> !replayed.containsKey(request))
                    .forEach(request -> rule.violation("request %s has a decision, but none by the replay", request));
        }
        return rule.checked(
                "%,d decisions of %,d lines replayed, %,d lines only up to a missing record",
                replayed.size(), lines.size(), gaps);
    }

    private static List<LineMessage> gapless(TreeMap<Long, LineMessage> line) {
        return Stream.iterate(1L, line::containsKey, place -> place + 1)
                .map(line::get)
                .toList();
    }

    private void compare(Judgement rule, String request, Answer replayed) {
        Stored.Decision decision = stored.decisions().get(request);
        if (decision == null
                || !new Answer(decision.outcome(), decision.serial(), decision.reason()).equals(replayed)) {
            rule.violation("request %s is decided as %s, by the replay it is %s", request, decision, replayed);
        }
    }
}
