package io.firstcome.coupon.rush;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.history.Call;
import io.firstcome.coupon.history.Told;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CallReaderTest {

    private static final Call.Subject WISH = new Call.Subject("kim", "coupon", "", "");

    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "201, OK",
        "202, OK",
        "401, REFUSED",
        "409, REFUSED",
        "422, REFUSED",
        "503, REFUSED",
        "500, UNKNOWN",
        "502, UNKNOWN",
        "504, UNKNOWN"
    })
    void onlyAnAnswerThatPromisesItIsARefusal(int status, Call.Result result) {
        assertThat(read(status, "{}").result()).isEqualTo(result);
    }

    @Test
    void aRefusalIsNamed() {
        assertThat(read(409, "{\"type\": \"https://firstcome.io/problems/sold-out\"}")
                        .answer())
                .isEqualTo("409 sold-out");
    }

    @Test
    void aRefusalAfterWaitingIsAnAcceptedRequest() {
        Call refused = read(409, """
                {"requestId": "r", "ticket": 3, "status": 409, "reason": "sold-out", "decidedAt": "2026-11-21T10:00:01Z"}
                """);

        assertThat(refused.result()).isEqualTo(Call.Result.OK);
        Told.Decision decision = new Told.Decision("refused", 0, "", "sold-out", Instant.parse("2026-11-21T10:00:01Z"));
        assertThat(refused.told()).containsExactly(new Told("r", 3, "refused", -1, null, decision, 20));
    }

    @Test
    void everythingThatWasSaidIsKept() {
        Call undecided = read(202, """
                {"requestId": "r", "ticket": 3, "status": "accepted", "position": 2,
                 "acceptedAt": "2026-11-21T10:00:00Z"}
                """);
        Call issued = read(200, """
                {"requestId": "r", "ticket": 3, "status": "issued", "acceptedAt": "2026-11-21T10:00:00Z",
                 "decidedAt": "2026-11-21T10:00:01Z", "coupon": {"serial": 3, "code": "ABC"}}
                """);

        Instant at = Instant.parse("2026-11-21T10:00:00Z");
        assertThat(undecided.told()).containsExactly(new Told("r", 3, "accepted", 2, at, null, 20));
        assertThat(issued.told())
                .containsExactly(new Told(
                        "r", 3, "issued", -1, at, new Told.Decision("issued", 3, "ABC", "", at.plusSeconds(1)), 20));
    }

    private static Call read(int status, String body) {
        return CallReader.of(
                Call.Kind.ASK,
                WISH,
                new CouponClient.Answer(0, status, JsonMapper.shared().readTree(body), 0, 10, 20));
    }
}
