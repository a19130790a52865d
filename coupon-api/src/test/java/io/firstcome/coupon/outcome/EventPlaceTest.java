package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPlaceTest {

    @ParameterizedTest
    @ValueSource(strings = {"accepted-0", "waiting-17", "accepted-999999999999999999"})
    void anIdSaysItsPlace(String id) {
        assertThat(EventPlace.parse(id).orElseThrow().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "decided",
                "accepted",
                "accepted-",
                "accepted--1",
                "accepted-1x",
                "refused-1",
                "accepted-9999999999999999999"
            })
    void whatIsNoPlaceIsAsIfItWereNotSent(String id) {
        assertThat(EventPlace.parse(id)).isEmpty();
    }

    @Test
    void noIdIsNoPlace() {
        assertThat(EventPlace.parse(null)).isEmpty();
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({
        "accepted-4, accepted-5, true",
        "accepted-5, accepted-5, false",
        "accepted-6, accepted-5, false",
        "waiting-5, accepted-5, true",
        "accepted-5, waiting-5, false",
        "waiting-4, waiting-5, true",
        "waiting-6, accepted-5, false",
    })
    void aPlaceThatWasPassedIsNotToldAgain(String place, String other, boolean after) {
        assertThat(EventPlace.parse(place)
                        .orElseThrow()
                        .isAfter(EventPlace.parse(other).orElseThrow()))
                .isEqualTo(after);
    }
}
