package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.ErrorResponseException;

class IfMatchTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\"", "\"6\",W/\"7\",\"7\""})
    void theseMatchVersionSeven(String header) {
        assertThat(IfMatch.of(header).matches(7)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "7", "\"07\"", "\"77\"", "\"7", "", " ", "nonsense", "\"*\""})
    void theseDoNot(String header) {
        assertThat(IfMatch.of(header).matches(7)).isFalse();
    }

    @Test
    void aTagIsTheVersionInQuotes() {
        assertThat(IfMatch.tag(7).formattedTag()).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void itCanBeRequired(String header) {
        assertThatThrownBy(() -> IfMatch.required(header))
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refused -> assertThat(refused.getStatusCode().value()).isEqualTo(428));
    }
}
