package io.firstcome.coupon.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address that nobody listens on. */
final class FreePorts {

    private FreePorts() {}

    /** A port that was free a moment ago. */
    static int find() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException("no free port on the loopback address", broken);
        }
    }
}
