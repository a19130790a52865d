package io.firstcome.coupon.proxy;

import io.firstcome.coupon.cluster.Wiring;
import java.net.InetSocketAddress;
import java.util.List;

/** A proxy between each service and its database, and one in front of each broker. */
public final class Proxies implements Wiring, AutoCloseable {

    @Override
    public InetSocketAddress database(String client, String server, InetSocketAddress address) {
        throw new UnsupportedOperationException();
    }

    @Override
    public InetSocketAddress broker(String server, InetSocketAddress address) {
        throw new UnsupportedOperationException();
    }

    /** Those between the client and its databases. */
    public List<FaultProxy> databasesOf(String client) {
        throw new UnsupportedOperationException();
    }

    /** The one in front of the broker. */
    public FaultProxy inFrontOf(String broker) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
