package io.firstcome.coupon.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommitTapTest {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int PROTOCOL_3 = 196_608;

    private final CommitTap tap = new CommitTap();

    @BeforeEach
    void connects() {
        assertThat(asks(opening(SSL_REQUEST, ""))).isFalse();
        assertThat(asks(opening(PROTOCOL_3, "user\0firstcome\0\0"))).isFalse();
    }

    private boolean asks(byte[] message) {
        return tap.asksForCommit(message, message.length);
    }

    private static byte[] opening(int code, String body) {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(8 + text.length)
                .putInt(code)
                .put(text)
                .array();
    }

    private static byte[] message(char type, String body) {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + text.length)
                .put((byte) type)
                .putInt(4 + text.length)
                .put(text)
                .array();
    }

    @Test
    void seesASimpleCommit() {
        assertThat(asks(message('Q', "SELECT 'COMMIT'\0"))).isFalse();
        assertThat(asks(message('Q', "commit;\0"))).isTrue();
        assertThat(asks(message('Q', "ROLLBACK\0"))).isFalse();
    }

    @Test
    void seesAStatementThatWasPreparedEarlierEachTimeItIsExecuted() {
        assertThat(asks(message('P', "S_1\0COMMIT\0\0\0"))).isFalse();
        assertThat(asks(message('B', "\0S_1\0\0\0\0\0\0\0"))).isFalse();
        assertThat(asks(message('E', "\0\0\0\0\0"))).isTrue();
        assertThat(asks(message('S', ""))).isFalse();
        assertThat(asks(message('P', "\0SELECT 1\0\0\0"))).isFalse();
        assertThat(asks(message('B', "\0\0\0\0\0\0\0\0"))).isFalse();
        assertThat(asks(message('E', "\0\0\0\0\0")))
                .as("the same portal, another statement")
                .isFalse();
        assertThat(asks(message('B', "\0S_1\0\0\0\0\0\0\0"))).isFalse();
        assertThat(asks(message('E', "\0\0\0\0\0"))).isTrue();
    }

    @Test
    void forgetsAStatementThatIsClosedOrMadeAnew() {
        assertThat(asks(message('P', "S_1\0COMMIT\0\0\0"))).isFalse();
        assertThat(asks(message('C', "SS_1\0"))).isFalse();
        assertThat(asks(message('P', "S_1\0SELECT 1\0\0\0"))).isFalse();
        assertThat(asks(message('B', "\0S_1\0\0\0\0\0\0\0"))).isFalse();
        assertThat(asks(message('E', "\0\0\0\0\0"))).isFalse();
    }

    @Test
    void seesItHoweverTheBytesAreCut() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(message('Q', "INSERT INTO x VALUES ('" + "y".repeat(5_000) + "')\0"));
        all.writeBytes(message('Q', "COMMIT\0"));
        byte[] bytes = all.toByteArray();
        for (int i = 0; i < bytes.length; i++) {
            assertThat(tap.asksForCommit(new byte[] {bytes[i]}, 1))
                    .as("byte " + i)
                    .isEqualTo(i == bytes.length - 1);
        }
        assertThat(asks(bytes)).as("all at once").isTrue();
    }
}
