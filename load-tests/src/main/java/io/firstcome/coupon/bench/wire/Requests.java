package io.firstcome.coupon.bench.wire;

import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests as bytes, made before they are sent; the customers' tokens are signed once. */
public final class Requests {

    private static final Duration TOKENS_LAST = Duration.ofHours(6);

    private static final String PREFIX = "bench-";

    private final String host;
    private final List<byte[]> customers;

    private Requests(String host, List<byte[]> customers) {
        this.host = host;
        this.customers = customers;
    }

    /** Signs a token for each customer, about a millisecond of processor time each. */
    public static Requests of(InetSocketAddress server, DevelopmentKeys keys, int customers) {
        return of(server, keys, 0, customers);
    }

    /** The same for others: those whose ids begin at a number. */
    public static Requests of(InetSocketAddress server, DevelopmentKeys keys, int first, int customers) {
        List<byte[]> tails = IntStream.range(first, first + customers)
                .parallel()
                .mapToObj(number -> bytes("Authorization: Bearer " + keys.customerToken(PREFIX + number, TOKENS_LAST)
                        + "\r\nContent-Length: 0\r\n\r\n"))
                .toList();
        return new Requests(server.getHostString() + ":" + server.getPort(), tails);
    }

    public int customers() {
        return customers.size();
    }

    /** Each customer once for every path, in turn; then from the beginning. */
    public Supplier<byte[]> each(List<String> paths) {
        List<byte[]> heads = heads(paths);
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int number = next.getAndIncrement() % (heads.size() * customers.size());
            return joined(heads.get(number / customers.size()), customers.get(number % customers.size()));
        };
    }

    /**
     * Each path once in turn, each time by another customer, who asks nowhere twice until there have been as many requests
     * as customers times paths; then from the beginning. It goes on where the last sample ended.
     */
    public Supplier<byte[]> spread(List<String> paths) {
        List<byte[]> heads = heads(paths);
        AtomicInteger next = new AtomicInteger();
        return () -> {
            int number = next.getAndIncrement() % (heads.size() * customers.size());
            int path = number % heads.size();
            return joined(heads.get(path), customers.get((number / heads.size() + path) % customers.size()));
        };
    }

    /**
     * The path's request of each customer by number, from 0.
     *
     * @param headers lines that it has beyond what it needs
     */
    public IntFunction<byte[]> to(String path, String... headers) {
        byte[] head = head(path, headers);
        return number -> joined(head, customers.get(number));
    }

    /** The number of a customer by its id. */
    public static int number(String customer) {
        return Integer.parseInt(customer.substring(PREFIX.length()));
    }

    private List<byte[]> heads(List<String> paths) {
        return paths.stream().map(this::head).toList();
    }

    private byte[] head(String path, String... headers) {
        String more = Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining());
        return bytes("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + more);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] request = new byte[head.length + tail.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(tail, 0, request, head.length, tail.length);
        return request;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
