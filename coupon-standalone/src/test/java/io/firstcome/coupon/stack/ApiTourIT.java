package io.firstcome.coupon.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.promises.Verdict;
import io.firstcome.coupon.stack.StackUnderTest.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the README shows with curl, through the whole stack: two instances of the API, the relay, Kafka, a consumer. What is
 * asked of one instance is answered by the other as well.
 */
class ApiTourIT {

    private static final String WAIT = "Prefer: wait=30";

    @SuppressWarnings("NullAway.Init") // @BeforeAll
    private static StackUnderTest under;

    @BeforeAll
    static void start() {
        under = new StackUnderTest(new StackSettings(2, 1, 1, 0, 500));
    }

    @AfterAll
    static void everyPromiseHolds() throws Exception {
        try (StackUnderTest ending = under) {
            Verdict verdict = ending.verdict();
            assertThat(verdict.held()).as("" + verdict).isTrue();
        }
    }

    @AfterEach
    void takeThePaceBack() throws Exception {
        under.admin("DELETE", "/v1/pace", "");
    }

    @Test
    void whoWaitsIsAnsweredWithTheCouponAndTheSecondClaimWithTheSame() throws Exception {
        String coupon = under.openCoupon(1, 0);

        Answer first = under.claim(coupon, "kim", 0, WAIT);
        Answer second = under.claim(coupon, "kim", 1, WAIT);

        assertThat(first.status()).as("" + first).isEqualTo(201);
        assertThat(CouponCode.parse(first.text("coupon", "code"))).hasToString(first.text("coupon", "code"));
        assertThat(second.status()).as("" + second).isEqualTo(200);
        assertThat(second.text("requestId")).isEqualTo(first.text("requestId"));
        assertThat(second.text("coupon", "code")).isEqualTo(first.text("coupon", "code"));
        assertThat(under.claim(coupon, "lee", 1, WAIT).text("type")).endsWith("/sold-out");
        assertThat(under.get("/v1/me/coupons", "kim", 1)
                        .body()
                        .path("items")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo(first.text("coupon", "code"));
    }

    @Test
    void theEventsShowThePositionMovingUnderALowPace() throws Exception {
        under.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 2}");
        String coupon = under.openCoupon(20, 0);
        String last = "";
        for (int i = 0; i < 8; i++) {
            last = under.claim(coupon, "queued-" + i, i % 2).text("requestId");
        }

        List<String> events = under.events("/v1/issue-requests/" + last + "/events", "queued-7", 0);

        List<Long> positions = events.stream()
                .filter(event -> event.contains("event:position") || event.contains("event: position"))
                .map(StackUnderTest::data)
                .map(data -> data.path("position").asLong())
                .toList();
        assertThat(positions).hasSizeGreaterThanOrEqualTo(2).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        JsonNode decision = StackUnderTest.data(events.getLast());
        assertThat(decision.path("status").asString()).isEqualTo("issued");
        assertThat(decision.path("coupon").path("serial").asLong()).isEqualTo(8);
    }

    @Test
    void aRaisedQuantityLetsACustomerInFromTheWaitingList() throws Exception {
        String coupon = under.openCoupon(1, 2);
        assertThat(under.claim(coupon, "first", 0, WAIT).status()).isEqualTo(201);
        String waiting = under.claim(coupon, "second", 0).text("requestId");
        await().atMost(StackUnderTest.PATIENCE)
                .until(() -> under.get("/v1/issue-requests/" + waiting, "second", 1)
                        .text("status")
                        .equals("waiting"));

        under.admin("PUT", "/v1/campaigns/" + coupon + "/quantity", "{\"quantity\": 2}");

        Answer issued = under.get("/v1/issue-requests/" + waiting, "second", 1, WAIT);
        assertThat(issued.text("status")).as("" + issued).isEqualTo("issued");
        assertThat(issued.text("coupon", "code")).isNotEmpty();
        under.admin("POST", "/v1/campaigns/" + coupon + "/close", "");
    }

    @Test
    void aPaceOfZeroStopsTheIssuingOfAllOrOfOneCoupon() throws Exception {
        String stopped = under.openCoupon(5, 0);
        String other = under.openCoupon(5, 0);
        under.admin("PUT", "/v1/campaigns/" + stopped + "/pace", "{\"issuesPerSecond\": 0}");
        await().atMost(StackUnderTest.PATIENCE)
                .until(() -> under.count("SELECT count(*) FROM ledger.pace_setting WHERE subject = '" + stopped
                                + "' AND issues_per_second = 0")
                        == 1);

        String waits = under.claim(stopped, "kim", 0).text("requestId");
        assertThat(under.claim(other, "kim", 0, WAIT).status()).isEqualTo(201);
        assertThat(under.get("/v1/issue-requests/" + waits, "kim", 1, "Prefer: wait=1")
                        .text("status"))
                .isEqualTo("accepted");

        under.admin("PUT", "/v1/pace", "{\"issuesPerSecond\": 0}");
        await().atMost(StackUnderTest.PATIENCE)
                .until(() -> under.count("SELECT count(*) FROM ledger.pace_setting WHERE issues_per_second = 0") == 2);
        String waitsToo = under.claim(other, "lee", 0).text("requestId");
        assertThat(under.get("/v1/issue-requests/" + waitsToo, "lee", 1, "Prefer: wait=1")
                        .text("status"))
                .isEqualTo("accepted");

        under.admin("DELETE", "/v1/pace", "");
        under.admin("DELETE", "/v1/campaigns/" + stopped + "/pace", "");
        assertThat(under.get("/v1/issue-requests/" + waitsToo, "lee", 0, WAIT).text("status"))
                .isEqualTo("issued");
        assertThat(under.get("/v1/issue-requests/" + waits, "kim", 0, WAIT).text("status"))
                .isEqualTo("issued");
    }

    @Test
    void theExportHasEveryCouponByItsSerial() throws Exception {
        String coupon = under.openCoupon(12, 0);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            codes.add(under.claim(coupon, "holder-" + i, i % 2, WAIT).text("coupon", "code"));
        }
        await().atMost(StackUnderTest.PATIENCE)
                .until(() ->
                        under.count("SELECT count(*) FROM intake.outcome WHERE coupon_id = '" + coupon + "'") == 12);

        List<String> lines =
                under.text("/v1/campaigns/" + coupon + "/coupons.csv").lines().toList();

        assertThat(lines.getFirst()).startsWith("serial,code,customerId,ticket");
        assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[0]))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 12).mapToObj(Long::toString).toList());
        assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[1])).containsExactlyElementsOf(codes);
    }

    @Test
    void aCustomerMayHaveAsManyAsTheLimitAndAKeyTellsARetryFromAFurtherRequest() throws Exception {
        String coupon = under.openCoupon(10, 0, 2);

        Answer one = under.claim(coupon, "kim", 0, "Idempotency-Key: \"one\"", WAIT);
        Answer again = under.claim(coupon, "kim", 1, "Idempotency-Key: \"one\"", WAIT);
        Answer two = under.claim(coupon, "kim", 1, "Idempotency-Key: \"two\"", WAIT);
        Answer three = under.claim(coupon, "kim", 0, "Idempotency-Key: \"three\"", WAIT);

        assertThat(Stream.of(one, again, two, three).map(Answer::status)).containsExactly(201, 200, 201, 409);
        assertThat(again.text("coupon", "code")).isEqualTo(one.text("coupon", "code"));
        assertThat(two.text("coupon", "code")).isNotEqualTo(one.text("coupon", "code"));
        assertThat(three.text("type")).endsWith("/customer-limit");
        assertThat(under.get("/v1/me/coupons", "kim", 0)
                        .body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("code").asString())
                        .collect(Collectors.toSet()))
                .contains(one.text("coupon", "code"), two.text("coupon", "code"));
    }

    @Test
    void theCouponsThatAreOpenAreListedWithTheServersTime() throws Exception {
        String coupon = under.openCoupon(3, 0);

        await().untilAsserted(() -> {
            JsonNode listed = under.get("/v1/coupons", "kim", 1).body();
            assertThat(listed.path("serverTime").asString()).isNotEmpty();
            assertThat(listed.path("items").valueStream())
                    .anyMatch(item -> item.path("couponId").asString().equals(coupon)
                            && item.path("state").asString().equals("open"));
        });
    }
}
