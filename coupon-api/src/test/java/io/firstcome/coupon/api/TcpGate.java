package io.firstcome.coupon.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between an instance and its PostgreSQL: it can break all connections, and single ones at their commit. */
public final class TcpGate implements AutoCloseable {

    /** What happens to the next of the intake's connections that sends a commit. */
    public enum AtCommit {
        PASS,
        /** The server gets the commit; its answer is lost. */
        LOSE_ANSWER,
        /** The same, and no connection is let through from then on. */
        LOSE_ANSWER_AND_SHUT,
        /** The server never gets the commit. */
        LOSE_COMMIT
    }

    private final ServerSocket server;
    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;
    private volatile AtCommit atCommit = AtCommit.PASS;

    public TcpGate(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The JDBC address that goes through this gate; no statement is prepared, so that the gate can read commits. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/" + database + "?prepareThreshold=0";
    }

    /** Breaks every connection and lets no new one through. */
    public void shut() {
        open = false;
        sockets.forEach(TcpGate::closeQuietly);
    }

    public void open() {
        open = true;
    }

    public void atNextCommit(AtCommit fate) {
        atCommit = fate;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (!open) {
                    client.close();
                    continue;
                }
                Socket upstream = new Socket(host, port);
                sockets.add(client);
                sockets.add(upstream);
                boolean[] deaf = new boolean[1];
                Thread.ofVirtual().start(() -> send(client, upstream, deaf));
                Thread.ofVirtual().start(() -> answer(upstream, client, deaf));
            } catch (IOException _) {
                continue;
            }
        }
    }

    private void send(Socket client, Socket upstream, boolean[] deaf) {
        byte[] buffer = new byte[1 << 16];
        boolean intake = false;
        try {
            InputStream in = client.getInputStream();
            OutputStream out = upstream.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                intake = intake || text.contains("coupon-api intake");
                AtCommit fate = atCommit;
                if (intake && fate != AtCommit.PASS && text.contains("COMMIT")) {
                    atCommit = AtCommit.PASS;
                    synchronized (deaf) {
                        deaf[0] = true;
                    }
                    open = open && fate != AtCommit.LOSE_ANSWER_AND_SHUT;
                    if (fate != AtCommit.LOSE_COMMIT) {
                        out.write(buffer, 0, n);
                        out.flush();
                    }
                    if (fate == AtCommit.LOSE_COMMIT) {
                        closeQuietly(client);
                        closeQuietly(upstream);
                    }
                } else {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException _) {
            // either side is gone
        } finally {
            closeQuietly(client);
            closeQuietly(upstream);
        }
    }

    private void answer(Socket upstream, Socket client, boolean[] deaf) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = upstream.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                synchronized (deaf) {
                    if (deaf[0]) {
                        if (!open) {
                            shut();
                        }
                        return;
                    }
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException _) {
            // either side is gone
        } finally {
            closeQuietly(client);
            closeQuietly(upstream);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it is gone
        }
    }

    @Override
    public void close() {
        shut();
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
