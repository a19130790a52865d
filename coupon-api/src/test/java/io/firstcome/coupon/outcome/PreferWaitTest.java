package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferWaitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "wait=5 | 5",
                "WAIT = 5 | 5",
                "wait=\"5\" | 5",
                "wait=007 | 7",
                "wait=30 | 30",
                "wait=31 | 30",
                "wait=999999999999999999 | 30",
                "respond-async, wait=5 | 5",
                "respond-async; a=\"x, wait=9\" , wait=5; b | 5",
                "return=\"a, wait=9\", wait=5 | 5",
                "wait=5, wait=9 | 5",
            })
    void theWishIsReadAndBounded(String header, int seconds) {
        assertThat(PreferWait.seconds(header, 30)).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait",
                "wait=",
                "wait=0",
                "wait=-1",
                "wait=1.5",
                "wait=five",
                "wait=\"5",
                "await=5",
                ", wait=5",
                "wait=9999999999999999999",
                "a=\"wait=5\"",
                "wait=5 6",
                "wait==5",
                "wait;5"
            })
    void whatIsMalformedIsIgnored(String header) {
        assertThat(PreferWait.seconds(header, 30)).isEmpty();
    }

    @Test
    void noHeaderAndOneThatIsTooLongAreNoWish() {
        assertThat(PreferWait.seconds(null, 30)).isEqualTo(OptionalInt.empty());
        assertThat(PreferWait.seconds("a, ".repeat(1000) + "wait=5", 30)).isEmpty();
    }
}
