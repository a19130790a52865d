package io.firstcome.coupon.cluster;

import java.net.InetSocketAddress;

/** Lets something stand between a client and a server, for instance a proxy that breaks connections. */
public interface Wiring {

    /** Everybody reaches everything as it is. */
    Wiring DIRECT = new Wiring() {
        @Override
        public InetSocketAddress database(String client, String server, InetSocketAddress address) {
            return address;
        }

        @Override
        public InetSocketAddress broker(String server, InetSocketAddress address) {
            return address;
        }
    };

    /**
     * Where one part reaches a PostgreSQL; asked once for each pair, before the client is started.
     *
     * @param client the part's name, for instance {@code api-1}
     * @param server the server's, for instance {@code postgres}
     * @param address where the server really listens
     */
    InetSocketAddress database(String client, String server, InetSocketAddress address);

    /**
     * Where all services reach a broker: what it advertises to them. Brokers reach each other directly. Asked once for
     * each broker, before it is started.
     */
    InetSocketAddress broker(String server, InetSocketAddress address);
}
