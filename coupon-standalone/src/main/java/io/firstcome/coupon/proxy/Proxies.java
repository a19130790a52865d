package io.firstcome.coupon.proxy;

import io.firstcome.coupon.cluster.Wiring;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** A proxy between each service and its database, and one in front of each broker. May be used from several threads. */
public final class Proxies implements Wiring, AutoCloseable {

    /** By client and server. */
    private final Map<String, Map<String, FaultProxy>> databases = new ConcurrentSkipListMap<>();

    private final Map<String, FaultProxy> brokers = new ConcurrentSkipListMap<>();

    @Override
    public InetSocketAddress database(String client, String server, InetSocketAddress address) {
        return databases
                .computeIfAbsent(client, _ -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(server, _ -> FaultProxy.inFrontOfPostgres(address))
                .address();
    }

    @Override
    public InetSocketAddress broker(String server, InetSocketAddress address) {
        return brokers.computeIfAbsent(server, _ -> FaultProxy.inFrontOf(address))
                .address();
    }

    /** Those between the client and its databases. */
    public List<FaultProxy> databasesOf(String client) {
        return List.copyOf(databases.getOrDefault(client, Map.of()).values());
    }

    /**
     * The one in front of the broker.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FaultProxy inFrontOf(String broker) {
        FaultProxy proxy = brokers.get(broker);
        if (proxy == null) {
            throw new IllegalArgumentException(
                    "there is no proxy in front of " + broker + ", only of " + brokers.keySet());
        }
        return proxy;
    }

    /** Whose connection a database sees coming from this port. */
    public Optional<String> clientBehind(int port) {
        return databases.entrySet().stream()
                .filter(entry -> entry.getValue().values().stream().anyMatch(proxy -> proxy.reachesServerFrom(port)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public void close() {
        Stream.concat(
                        databases.values().stream().flatMap(servers -> servers.values().stream()),
                        brokers.values().stream())
                .forEach(FaultProxy::close);
    }
}
