package io.firstcome.coupon.bench.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A kept-alive HTTP/1.1 connection that sends bytes and looks at nothing but the status: a client library's processor time
 * would be measured with what it asks. Reads what a server of ours sends, no more of the protocol. Used by one thread.
 */
final class BareConnection implements AutoCloseable {

    private static final int BUFFER = 8_192;
    private static final int ANSWER_MILLIS = 30_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final byte[] LENGTH = bytes("content-length: ");
    private static final byte[] CHUNKED = bytes("transfer-encoding: chunked");
    private static final byte[] CLOSE = bytes("connection: close");

    private final InetSocketAddress address;
    private final byte[] buffer = new byte[BUFFER];
    private byte[] line = new byte[BUFFER];
    private int lineLength;
    private int at;
    private int filled;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    BareConnection(InetSocketAddress address) throws IOException {
        this.address = address;
        this.socket = connect();
        this.in = socket.getInputStream();
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
        in = socket.getInputStream();
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
        readLine();
        if (lineLength < STATUS_AT + 3) {
            throw new IOException("not an answer: " + new String(line, 0, lineLength, StandardCharsets.ISO_8859_1));
        }
        int status = number(STATUS_AT, STATUS_AT + 3, 10);
        int length = 0;
        boolean chunked = false;
        boolean closes = false;
        for (readLine(); lineLength > 0; readLine()) {
            if (begins(LENGTH)) {
                length = number(LENGTH.length, lineLength, 10);
            }
            chunked |= begins(CHUNKED);
            closes |= begins(CLOSE);
        }
        skipBody(length, chunked);
        if (closes) {
            reconnect(); // a server lets go of each connection after so many requests
        }
        return status;
    }

    private void skipBody(int length, boolean chunked) throws IOException {
        skip(length);
        if (chunked) {
            int size;
            do {
                readLine();
                size = number(0, lineLength, 16);
                skip(size);
                readLine();
            } while (size > 0);
        }
    }

    private void readLine() throws IOException {
        lineLength = 0;
        for (byte next = next(); next != '\n'; next = next()) {
            if (lineLength == line.length) {
                line = Arrays.copyOf(line, 2 * lineLength);
            }
            line[lineLength++] = next;
        }
        if (lineLength > 0 && line[lineLength - 1] == '\r') {
            lineLength--;
        }
    }

    private byte next() throws IOException {
        if (at == filled) {
            fill();
        }
        return buffer[at++];
    }

    private void skip(int bytes) throws IOException {
        int left = bytes;
        while (left > 0) {
            if (at == filled) {
                fill();
            }
            int here = Math.min(left, filled - at);
            at += here;
            left -= here;
        }
    }

    private void fill() throws IOException {
        at = 0;
        filled = Math.max(0, in.read(buffer));
        if (filled == 0) {
            throw new EOFException("the server hung up");
        }
    }

    /** Whether the line begins so, whatever the case of its letters. */
    private boolean begins(byte[] lowerCase) {
        if (lineLength < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte letter = line[i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to, int radix) throws IOException {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(line[i], radix);
            if (digit < 0) {
                throw new IOException("no number: " + new String(line, 0, lineLength, StandardCharsets.ISO_8859_1));
            }
            number = number * radix + digit;
        }
        return number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
