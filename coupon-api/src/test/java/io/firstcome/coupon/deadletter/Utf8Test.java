package io.firstcome.coupon.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8Test {

    private static final byte[] KOREAN = "선착순 😀".getBytes(UTF_8);

    @Test
    void textIsText() {
        assertThat(Utf8.text(KOREAN, false)).isEqualTo("선착순 😀");
        assertThat(Utf8.text(new byte[0], false)).isEmpty();
        assertThat(Utf8.text(null, false)).isNull();
    }

    @Test
    void anIncompleteCharacterIsLeftOutOnlyWhereItWasCut() {
        byte[] cut = Arrays.copyOf(KOREAN, KOREAN.length - 1);
        assertThat(Utf8.text(cut, true)).isEqualTo("선착순 ");
        assertThat(Utf8.text(cut, false)).isNull();
    }

    @Test
    void otherBytesAreNoText() {
        assertThat(Utf8.text(new byte[] {'a', (byte) 0xff, 'b'}, false)).isNull();
        assertThat(Utf8.text(new byte[] {'a', (byte) 0xff, 'b'}, true)).isNull();
        assertThat(Utf8.text(new byte[] {(byte) 0xc0, (byte) 0x80}, false))
                .as("an overlong zero")
                .isNull();
    }
}
