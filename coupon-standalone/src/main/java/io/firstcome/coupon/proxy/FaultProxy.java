package io.firstcome.coupon.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands in front of one server, for one client or for all, and passes everything on until it is told to break something.
 * All of it may be called from several threads; the last order counts.
 */
public final class FaultProxy implements AutoCloseable {

    /** The longest delay of a chunk. */
    public static final long MAX_DELAY_MILLIS = 10_000;

    private static final int BACKLOG = 1_000;
    private static final String LOOPBACK = "127.0.0.1";

    private final InetSocketAddress server;
    private final boolean postgres;
    private final ServerSocket door;
    private final Conditions conditions = new Conditions();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private FaultProxy(InetSocketAddress server, boolean postgres) {
        this.server = new InetSocketAddress(server.getHostString(), server.getPort()); // it may come unresolved
        this.postgres = postgres;
        try {
            this.door = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral(LOOPBACK));
        } catch (IOException broken) {
            throw new UncheckedIOException("no free port on the loopback address", broken);
        }
        Thread.ofVirtual().name("proxy-of-" + server.getPort()).start(this::accept);
    }

    /** Listens on a free port of the loopback address. The server need not be there yet. */
    public static FaultProxy inFrontOf(InetSocketAddress server) {
        return new FaultProxy(server, false);
    }

    /** One that also knows a commit when it sees one. */
    public static FaultProxy inFrontOfPostgres(InetSocketAddress server) {
        return new FaultProxy(server, true);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(LOOPBACK, door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> carry(client));
            } catch (IOException ended) {
                // closed, or a client that was gone before it was let in
            }
        }
    }

    private void carry(Socket client) {
        Link link = new Link(client, conditions, postgres ? new CommitTap() : null);
        links.add(link);
        if (conditions.isRefusing() || door.isClosed()) {
            link.cut();
        }
        try {
            link.run(server);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            link.cut();
        }
        links.removeIf(Link::isOver);
    }

    /** Heals: new connections pass. Those that bytes were kept from are reset, as their two sides no longer agree. */
    public void pass() {
        conditions.enter(new Mode.Passing());
        links.forEach(Link::cutIfHealed);
    }

    /** Resets all connections now; new ones pass. */
    public void cut() {
        pass();
        links.forEach(Link::cut);
    }

    /** Resets all connections, and each new one at once. */
    public void refuse() {
        conditions.enter(new Mode.Refusing());
        links.forEach(Link::cut);
    }

    /**
     * Keeps all connections and lets no byte through in either direction, nor the end of a connection; who connects is
     * accepted and hears nothing.
     */
    public void halfOpen() {
        conditions.enter(new Mode.HalfOpen());
    }

    /** @param millis how long each chunk waits in each direction, 1 to {@value #MAX_DELAY_MILLIS} */
    public void delay(long millis) {
        if (millis < 1 || millis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException("a chunk waits 1 to " + MAX_DELAY_MILLIS + " ms, not " + millis);
        }
        pass();
        conditions.enter(new Mode.Delaying(millis));
    }

    /**
     * Cuts one connection once, in the middle of what it says: the one that sends more than so many bytes, counted from now
     * over all connections together. The receiver sees these bytes and then the end; the sender is reset.
     *
     * @param bytes 0 for the very next one
     */
    public void cutAfter(Direction direction, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a number of bytes is not negative: " + bytes);
        }
        conditions.cutAfter(new CutPoint(direction, bytes));
    }

    /** Whether a cut was ordered by {@link #cutAfter} and has not come yet. */
    public boolean isCutAhead() {
        return conditions.isCutAhead();
    }

    /**
     * Lets the next COMMIT through to PostgreSQL, waits for its answer, and resets the connection instead of passing that on.
     *
     * @throws IllegalStateException if this is not in front of a PostgreSQL
     */
    public void loseNextCommitAnswer() {
        if (!postgres) {
            throw new IllegalStateException("only a proxy in front of a PostgreSQL knows what a commit is");
        }
        conditions.loseNextAnswer();
    }

    /** How many answers to a commit were lost so far. */
    public int lostCommitAnswers() {
        return conditions.lostAnswers();
    }

    /** Whether the server knows one of the connections by this port. */
    boolean reachesServerFrom(int port) {
        return links.stream().anyMatch(link -> link.serverSidePort() == port);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot close the port of a proxy", broken);
        } finally {
            conditions.enter(new Mode.Refusing());
            links.forEach(Link::cut);
        }
    }
}
