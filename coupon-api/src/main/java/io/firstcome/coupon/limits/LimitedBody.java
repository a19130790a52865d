package io.firstcome.coupon.limits;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.ReadingRefusedException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request whose body is counted and timed while it is read; the first byte too many, or too late, ends the reading. */
final class LimitedBody extends HttpServletRequestWrapper {

    private final LimitSettings settings;
    private @Nullable ServletInputStream counted;

    LimitedBody(HttpServletRequest request, LimitSettings settings) {
        super(request);
        this.settings = settings;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (counted == null) {
            counted = new Counted(super.getInputStream(), settings);
        }
        return counted;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        String encoding = getCharacterEncoding();
        Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long deadlineNanos;
        private long left;

        private Counted(ServletInputStream body, LimitSettings settings) {
            this.body = body;
            this.left = settings.maxBodyBytes();
            this.deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.maxBodyMillis());
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) throws ReadingRefusedException {
            left -= bytes;
            if (left < 0) {
                throw new ReadingRefusedException(Problem.TOO_LARGE);
            }
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new ReadingRefusedException(Problem.TOO_SLOW);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are read blocking, on a virtual thread");
        }
    }
}
