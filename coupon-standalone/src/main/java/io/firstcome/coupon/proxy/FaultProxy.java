package io.firstcome.coupon.proxy;

import java.net.InetSocketAddress;

/** Stands in front of one server, for one client or for all. */
public final class FaultProxy implements AutoCloseable {

    /** Listens on a free port of the loopback address. */
    public static FaultProxy inFrontOf(InetSocketAddress server) {
        throw new UnsupportedOperationException();
    }

    public InetSocketAddress address() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
