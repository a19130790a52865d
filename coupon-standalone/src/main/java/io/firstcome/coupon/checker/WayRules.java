package io.firstcome.coupon.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The outbox against the topic: what was committed is published, as it was and in its order. */
final class WayRules {

    private final List<OutboxCopy> outbox;
    private final List<TopicRecord> topic;
    private final Circumstances circumstances;
    private final Map<TopicRecord.Content, Long> inOutbox;
    private final Map<TopicRecord.Content, Long> inTopic;

    WayRules(List<OutboxCopy> outbox, List<TopicRecord> topic, Circumstances circumstances) {
        this.outbox = outbox;
        this.topic = topic;
        this.circumstances = circumstances;
        this.inOutbox = counted(outbox.stream().map(OutboxCopy::content).toList());
        this.inTopic = counted(topic.stream().map(TopicRecord::content).toList());
    }

    private static Map<TopicRecord.Content, Long> counted(List<TopicRecord.Content> contents) {
        return contents.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** Every row stands in the topic with the same key, headers and value. */
    Judged outboxIsInTopic() {
        Judgement rule = new Judgement(Rule.OUTBOX_IS_IN_TOPIC);
        if (circumstances.recordsWereDeleted()) {
            return rule.checked("not judged: records of the topic were deleted");
        }
        inOutbox.keySet().stream()
                .filter(content -> !inTopic.containsKey(content))
                .forEach(content -> rule.violation("coupon %s: %s is not in the topic", content.key(), named(content)));
        return rule.checked("%,d messages of the outbox looked for in the topic", inOutbox.size());
    }

    Judged topicIsFromOutbox() {
        Judgement rule = new Judgement(Rule.TOPIC_IS_FROM_OUTBOX);
        Set<TopicRecord.Content> reported = new HashSet<>();
        topic.stream()
                .filter(record -> !inOutbox.containsKey(record.content()) && reported.add(record.content()))
                .forEach(record -> rule.violation(
                        "partition %d offset %d (coupon %s): %s is not in the outbox",
                        record.partition(), record.offset(), record.content().key(), named(record.content())));
        return rule.checked("%,d records of %,d messages looked for in the outbox", topic.size(), inTopic.size());
    }

    private static String named(TopicRecord.Content content) {
        return content.type() + " " + content.id() + " at sequence " + content.sequence() + " saying "
                + content.value();
    }

    /**
     * The first occurrences of a line's messages come in its order, and each row reached the topic: a message that had to be
     * published again because its first copy never arrived has fewer records than rows.
     */
    Judged nothingLost() {
        Judgement rule = new Judgement(Rule.NOTHING_LOST_ON_THE_WAY);
        if (circumstances.messagesWereLost()) {
            return rule.checked("not judged: records, the topic or the slot were lost on purpose");
        }
        inOutbox.forEach((content, rows) -> {
            long records = inTopic.getOrDefault(content, 0L);
            if (records > 0 && records < rows) {
                rule.violation(
                        "coupon %s: %s has %d rows in the outbox and only %d records: it was lost once",
                        content.key(), named(content), rows, records);
            }
        });
        Set<String> seen = new HashSet<>(); // by place: where an admin closed a request, two messages stand at one
        Map<String, Long> last = new HashMap<>();
        for (TopicRecord record : topic) {
            TopicRecord.Content content = record.content();
            if (inOutbox.containsKey(content) && seen.add(content.key() + ' ' + content.sequence())) {
                inOrder(rule, record, last);
            }
        }
        return rule.checked("the first records at %,d places compared with the order of their lines", seen.size());
    }

    private static void inOrder(Judgement rule, TopicRecord record, Map<String, Long> last) {
        long sequence = Long.parseLong(record.content().sequence());
        long before = last.getOrDefault(record.content().key(), 0L);
        if (sequence < before) {
            rule.violation(
                    "coupon %s: sequence %d came first at partition %d offset %d, after sequence %d",
                    record.content().key(), sequence, record.partition(), record.offset(), before);
        } else {
            last.put(record.content().key(), sequence);
        }
    }

    /**
     * Places are given out under the line's lock, which is held until the commit. So along a line, each transaction's
     * places stand together, and none was written before the one ahead of it: the log's position at the row's insert
     * ({@code written_lsn}) never falls. Only the first copies say so.
     */
    Judged ticketsInCommitOrder() {
        Judgement rule = new Judgement(Rule.TICKETS_IN_COMMIT_ORDER);
        List<OutboxCopy> places = OutboxCopy.first(outbox);
        Set<Long> closed = new HashSet<>();
        OutboxCopy before = null;
        for (OutboxCopy place : places) {
            if (before == null || !before.coupon().equals(place.coupon())) {
                closed.clear();
                before = place;
                continue;
            }
            if (place.writtenLsn() < before.writtenLsn()) {
                rule.violation(
                        "coupon %s: sequence %d was written before sequence %d",
                        place.coupon(), place.sequence(), before.sequence());
            }
            if (place.transaction() != before.transaction()) {
                closed.add(before.transaction());
            }
            if (closed.contains(place.transaction())) {
                rule.violation(
                        "coupon %s: sequence %d is of transaction %d, another one took places in between",
                        place.coupon(), place.sequence(), place.transaction());
            }
            before = place;
        }
        return rule.checked(
                "%,d places compared with the transactions that gave them out, and with the log", places.size());
    }
}
