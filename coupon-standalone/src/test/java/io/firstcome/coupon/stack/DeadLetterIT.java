package io.firstcome.coupon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.stack.StackUnderTest.Answer;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/**
 * Goal: a request that the ledger can never read does not hold up its line for good. Method: no relay runs; the test moves
 * the outbox's rows itself and breaks one customer's request each time it is sent. An admin sees it, has it sent again in
 * vain, and closes it: the customer is told, and those behind are decided.
 */
class DeadLetterIT {

    @Test
    void aRequestThatCannotBeReadIsClosedByAnAdminAndTheLineGoesOn() throws Exception {
        try (StackUnderTest under = new StackUnderTest(new StackSettings(2, 1, 0, 0, 1000));
                HandRelay relay = new HandRelay(under)) {
            String coupon = under.openCoupon(3, 0);
            String first = under.claim(coupon, "first", 0).text("requestId");
            String unlucky = under.claim(coupon, "unlucky", 1).text("requestId");
            String behind = under.claim(coupon, "behind", 0).text("requestId");
            relay.move(DeadLetterIT::broken);
            assertThat(under.get("/v1/issue-requests/" + first, "first", 1, "Prefer: wait=30")
                            .text("status"))
                    .isEqualTo("issued");

            String letter = openLetters(under, 1).getFirst();
            Answer seen = under.getAsAdmin("/v1/dead-letters/" + letter);
            assertThat(seen.text("couponId")).isEqualTo(coupon);
            assertThat(seen.body().path("sequence").asLong()).isEqualTo(3);
            assertThat(seen.text("cause")).startsWith("not JSON");

            under.admin("POST", "/v1/dead-letters/" + letter + "/replay", "");
            relay.move(DeadLetterIT::broken);
            String again = openLetters(under, 1).getFirst();
            assertThat(again).isNotEqualTo(letter);

            under.admin("POST", "/v1/dead-letters/" + again + "/close", "{\"reason\": \"cannot be read\"}");
            await().atMost(StackUnderTest.PATIENCE).until(() -> {
                relay.move(DeadLetterIT::broken);
                return under.count("SELECT count(*) FROM ledger.decision") == 3;
            });

            Answer failed = under.get("/v1/issue-requests/" + unlucky, "unlucky", 0, "Prefer: wait=30");
            assertThat(failed.text("status")).isEqualTo("refused");
            assertThat(failed.text("reason")).isEqualTo("failed");
            assertThat(under.get("/v1/issue-requests/" + behind, "behind", 1, "Prefer: wait=30")
                            .body()
                            .path("coupon")
                            .path("serial")
                            .asLong())
                    .isEqualTo(2);
            assertThat(under.verdict().held()).as("" + under.verdict()).isTrue();
        }
    }

    private static List<String> openLetters(StackUnderTest under, int atLeast) {
        return await().atMost(StackUnderTest.PATIENCE)
                .until(
                        () -> under.getAsAdmin("/v1/dead-letters?state=open")
                                .body()
                                .path("items")
                                .valueStream()
                                .map(letter -> letter.path("id").asString())
                                .toList(),
                        letters -> letters.size() >= atLeast);
    }

    /** The request of the unlucky customer loses its end, but its place can still be told; an admin's word gets through. */
    private static List<ProducerRecord<String, String>> broken(List<ProducerRecord<String, String>> written) {
        return written.stream()
                .map(record -> record.value().contains("unlucky")
                                && record.value().contains("issue-requested")
                        ? new ProducerRecord<>(
                                record.topic(),
                                null,
                                record.key(),
                                record.value().substring(0, record.value().length() - 5),
                                record.headers())
                        : record)
                .toList();
    }
}
