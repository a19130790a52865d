package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKeyTest {

    private static final byte[] NOTHING = {};

    @Test
    void aStringAndATokenNameTheSame() {
        assertThat(RequestKey.of("\"8e03978e-40d5\"", NOTHING)).isEqualTo(RequestKey.of("8e03978e-40d5", NOTHING));
        assertThat(RequestKey.of("\"a\\\"b\\\\c,d\"", NOTHING).name()).isEqualTo("a\"b\\c,d");
        assertThat(RequestKey.of("x".repeat(128), NOTHING).name()).hasSize(128);
        assertThat(RequestKey.of("\"" + "x".repeat(128) + "\"", NOTHING).name()).hasSize(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                "\"a b\"",
                "a b",
                "\"a",
                "a\"",
                "\"a\"b\"",
                "a,b",
                "\"a\",\"b\"",
                "é",
                "\"\\a\"",
                "\t"
            })
    void whatIsNeitherIsNoKey(String header) {
        assertThatThrownBy(() -> RequestKey.of(header, NOTHING)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyHasAtMost128Characters() {
        assertThatThrownBy(() -> RequestKey.of("x".repeat(129), NOTHING)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RequestKey.of("\"" + "x".repeat(129) + "\"", NOTHING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFingerprintTellsOneBodyFromAnother() {
        assertThat(key("").fingerprint()).isEmpty();
        assertThat(key("{}").fingerprint()).hasSize(32).isEqualTo(key("{}").fingerprint());
        assertThat(key("{}")).isNotEqualTo(key("{ }"));
    }

    private static RequestKey key(String body) {
        return RequestKey.of("k", body.getBytes(StandardCharsets.UTF_8));
    }
}
