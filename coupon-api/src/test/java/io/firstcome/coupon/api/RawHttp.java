package io.firstcome.coupon.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no HTTP client would send. */
final class RawHttp {

    private static final int READ_MILLIS = 10_000;

    private RawHttp() {}

    /** All that comes back until the server closes the connection. */
    static String send(URI server, String text) {
        return send(server, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String send(URI server, byte[] bytes) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(READ_MILLIS);
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
            }
        } catch (SocketTimeoutException stuck) {
            throw new UncheckedIOException("the server neither answered to the end nor closed: " + text(answer), stuck);
        } catch (IOException _) {
            // reset by the server: what it said before that is the answer
        }
        return text(answer);
    }

    private static String text(ByteArrayOutputStream answer) {
        return answer.toString(StandardCharsets.UTF_8);
    }
}
