package io.firstcome.coupon.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of the loopback address that nobody listens on. */
public final class FreePorts {

    /**
     * Below what systems hand out to clients: a port from there could be taken by a connection while its server is down,
     * even by one that wants to reach that very port.
     */
    private static final int LEAST = 12_000;

    private static final int SPAN = 20_000;

    /** Other processes begin elsewhere. */
    private static final AtomicInteger CURSOR =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(SPAN));

    private FreePorts() {}

    /** A port that was free a moment ago. */
    static int find() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException("no free port on the loopback address", broken);
        }
    }

    /**
     * Ports that a server finds free again after it was down for a while, because no client is given one of them. Another
     * one at each call, until all were given.
     *
     * @param count how many, 1 to 100
     * @throws BackingFailure if there are not so many
     */
    public static List<Integer> lasting(int count) {
        List<Integer> found = new ArrayList<>();
        for (int tried = 0; tried < SPAN && found.size() < count; tried++) {
            int port = LEAST + Math.floorMod(CURSOR.getAndIncrement(), SPAN);
            if (isFree(port)) {
                found.add(port);
            }
        }
        if (found.size() < count) {
            throw new BackingFailure(
                    "no " + count + " ports from " + LEAST + " to " + (LEAST + SPAN - 1) + " are free");
        }
        return found;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
