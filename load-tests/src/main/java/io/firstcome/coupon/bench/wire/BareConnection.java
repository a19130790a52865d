package io.firstcome.coupon.bench.wire;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A kept-alive HTTP/1.1 connection that sends bytes and looks at nothing but the status: a tenth of the processor time of a
 * client library, which would be measured with what it asks. Reads what a server of ours sends, no more of the protocol.
 */
final class BareConnection implements AutoCloseable {

    private static final int BUFFER = 8_192;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final String CLOSE = "connection: close";

    private final InetSocketAddress address;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    BareConnection(InetSocketAddress address) throws IOException {
        this.address = address;
        this.socket = connect();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
    }

    private Socket connect() throws IOException {
        Socket connecting = new Socket();
        connecting.setTcpNoDelay(true);
        connecting.setSoTimeout(ANSWER_MILLIS);
        connecting.connect(address, ANSWER_MILLIS);
        return connecting;
    }

    private void reconnect() throws IOException {
        socket.close();
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @return the status
     * @throws IOException if there is no answer, or one that is not understood
     */
    int ask(byte[] request) throws IOException {
        out.write(request);
        String first = line();
        if (first.length() < STATUS_AT + 3) {
            throw new IOException("not an answer: " + first);
        }
        int status = Integer.parseInt(first, STATUS_AT, STATUS_AT + 3, 10);
        int length = 0;
        boolean chunked = false;
        boolean closes = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
            chunked |= lower.equals(CHUNKED);
            closes |= lower.equals(CLOSE);
        }
        skipBody(length, chunked);
        if (closes) {
            reconnect(); // a server lets go of each connection after so many requests
        }
        return status;
    }

    private void skipBody(int length, boolean chunked) throws IOException {
        if (!chunked) {
            in.skipNBytes(length);
            return;
        }
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size);
            line();
        } while (size > 0);
    }

    private String line() throws IOException {
        byte[] line = new byte[256];
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server hung up");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) next;
        }
        return new String(
                line, 0, length > 0 && line[length - 1] == '\r' ? length - 1 : length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
