package io.firstcome.coupon.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One client's connection through the proxy: a thread for each direction. */
final class Link {

    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int CONNECT_MILLIS = 5_000;

    private final Socket client;
    private final Socket server = new Socket();
    private final Conditions conditions;
    private final @Nullable CommitTap tap;
    private final AtomicInteger openDirections = new AtomicInteger(2);
    private volatile boolean swallowed;
    private volatile boolean losesAnswer;
    private volatile boolean senderGone;

    Link(Socket client, Conditions conditions, @Nullable CommitTap tap) {
        this.client = client;
        this.conditions = conditions;
        this.tap = tap;
    }

    /** Carries bytes until the connection has ended in both directions. */
    void run(InetSocketAddress address) throws InterruptedException {
        if (conditions.isHalfOpen()) {
            swallow();
            return;
        }
        try {
            server.connect(address, CONNECT_MILLIS);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException unreachable) {
            cut();
            return;
        }
        Thread answers = Thread.ofVirtual().start(() -> carry(Direction.FROM_SERVER, server, client));
        carry(Direction.FROM_CLIENT, client, server);
        answers.join();
    }

    private void carry(Direction direction, Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(buffer);
            while (length >= 0 && passOn(direction, buffer, length, out)) {
                length = in.read(buffer);
            }
            if (length < 0) {
                end(to);
            } else {
                end(direction, from, to);
            }
        } catch (IOException broken) {
            if (conditions.isHalfOpen()) {
                swallow();
            } else {
                cut();
            }
        }
    }

    /** False if nothing more may pass. */
    private boolean passOn(Direction direction, byte[] chunk, int length, OutputStream out) throws IOException {
        switch (conditions.mode()) {
            case Mode.HalfOpen _ -> {
                swallow();
                return true;
            }
            case Mode.Delaying delaying -> pause(delaying.millis());
            case Mode.Passing _, Mode.Refusing _ -> {}
        }
        if (senderGone) {
            return true;
        }
        if (direction == Direction.FROM_SERVER && losesAnswer) {
            return false;
        }
        if (direction == Direction.FROM_CLIENT && tap != null && tap.asksForCommit(chunk, length)) {
            losesAnswer |= conditions.losesThisAnswer();
        }
        int passing = conditions.allowed(direction, length);
        out.write(chunk, 0, passing);
        return passing == length;
    }

    /** One side has closed its half. */
    private void end(Socket to) throws IOException {
        if (conditions.isHalfOpen()) {
            swallow();
        } else if (openDirections.decrementAndGet() == 0) {
            client.close();
            server.close();
        } else {
            to.shutdownOutput();
        }
    }

    /**
     * A cut: whoever was sent to sees all that had passed, and then the end; a reset could take it back. What it answers is
     * still read, and given to nobody, as writing that to the closed side would end in a reset too.
     */
    private void end(Direction direction, Socket from, Socket to) throws IOException {
        if (direction == Direction.FROM_SERVER && losesAnswer) {
            conditions.answerLost();
            cut();
        } else {
            senderGone = true;
            reset(from);
            to.shutdownOutput();
        }
    }

    /** The two sides no longer know the same: there is no way back but a reset. */
    private void swallow() {
        swallowed = true;
        cutIfHealed();
    }

    /** Called by whoever heals, after the mode, and by whoever swallows, after the mark: one of the two sees the other. */
    void cutIfHealed() {
        if (swallowed && !conditions.isHalfOpen()) {
            cut();
        }
    }

    /** Resets both sides now. */
    void cut() {
        reset(client);
        reset(server);
    }

    boolean isOver() {
        return client.isClosed();
    }

    /** The port by which the server knows this connection; -1 where there is none. */
    int serverSidePort() {
        return server.isClosed() ? -1 : server.getLocalPort();
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // it has ended already, which is what was wanted
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
