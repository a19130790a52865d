package io.firstcome.coupon.deadletter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes that may be text. */
final class Utf8 {

    private Utf8() {}

    /**
     * The text, null if the bytes are none.
     *
     * @param cut whether there are more bytes than these: the last character may then be incomplete, and is left out
     */
    static @Nullable String text(byte @Nullable [] bytes, boolean cut) {
        if (bytes == null) {
            return null;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, !cut);
        return result.isError() ? null : text.flip().toString();
    }
}
