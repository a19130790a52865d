package io.firstcome.coupon.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client's connection that says words and waits for them to come back. */
final class Caller implements AutoCloseable {

    static final String END = "(end)";
    static final String RESET = "(reset)";
    static final String SILENCE = "(silence)";

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int SILENCE_MILLIS = 200;

    private final Socket socket = new Socket();

    Caller(InetSocketAddress address) throws IOException {
        socket.connect(address, PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void say(String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }

    /** Up to so many bytes, or fewer and what came then instead. */
    String hear(int bytes) throws IOException {
        return hear(bytes, PATIENCE_MILLIS);
    }

    /** What comes within a short time. */
    String hearSoon() throws IOException {
        return hear(1, SILENCE_MILLIS);
    }

    private String hear(int bytes, int millis) throws IOException {
        StringBuilder heard = new StringBuilder();
        socket.setSoTimeout(millis);
        try {
            while (heard.length() < bytes) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    return heard + END;
                }
                heard.append((char) next);
            }
            return heard.toString();
        } catch (SocketTimeoutException _) {
            return heard + SILENCE;
        } catch (IOException _) {
            return heard + RESET;
        }
    }

    /** Says it and waits for the echo. */
    String echo(String words) throws IOException {
        try {
            say(words);
        } catch (IOException _) {
            return RESET;
        }
        return hear(words.length());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
