package io.firstcome.coupon.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is written to a log from a moment on, at most {@value #MOST_BYTES} bytes of it. */
public final class LogTail {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Path log;
    private final long begin;

    private LogTail(Path log, long begin) {
        this.log = log;
        this.begin = begin;
    }

    /** From now on. The log need not exist yet. */
    public static LogTail of(Path log) {
        try {
            return new LogTail(log, Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + log, broken);
        }
    }

    /** All of it until now. */
    public String read() {
        if (!Files.exists(log)) {
            return "";
        }
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            channel.position(begin);
            ByteBuffer bytes = ByteBuffer.allocate(Math.clamp(channel.size() - begin, 0, MOST_BYTES));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // goes on until all is read
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + log, broken);
        }
    }
}
