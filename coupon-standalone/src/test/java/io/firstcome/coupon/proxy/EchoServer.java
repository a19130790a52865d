package io.firstcome.coupon.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends back what it gets, and keeps it. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket door;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final AtomicInteger open = new AtomicInteger();

    EchoServer() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.getLocalSocketAddress();
    }

    String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    int openConnections() {
        return open.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException _) {
                // closed
            }
        }
    }

    private void echo(Socket socket) {
        try (socket;
                InputStream in = socket.getInputStream()) {
            byte[] buffer = new byte[1024];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                heard.write(buffer, 0, length);
                socket.getOutputStream().write(buffer, 0, length);
            }
        } catch (IOException _) {
            // reset by the proxy
        } finally {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
