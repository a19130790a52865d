package io.firstcome.coupon.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestsTest {

    private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 8_080);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void customersAreOthersIfTheyBeginAtAnotherNumber() {
        DevelopmentKeys keys = DevelopmentKeys.in(directory);
        Requests first = Requests.of(SERVER, keys, 2);
        Requests next = Requests.of(SERVER, keys, 2, 2);
        assertThat(subject(first.to("/a").apply(0))).contains("\"bench-0\"");
        assertThat(subject(first.to("/a").apply(1))).contains("\"bench-1\"");
        assertThat(subject(next.to("/a").apply(0))).contains("\"bench-2\"");
        assertThat(next.customers()).isEqualTo(2);
    }

    @Test
    void haveTheHeadersThatTheyAreGiven() {
        Requests requests = Requests.of(SERVER, DevelopmentKeys.in(directory), 1);
        assertThat(text(requests.to("/a", "Prefer: wait=5").apply(0)))
                .startsWith("POST /a HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nPrefer: wait=5\r\nAuthorization: Bearer ")
                .endsWith("\r\nContent-Length: 0\r\n\r\n");
        assertThat(text(requests.to("/a").apply(0))).doesNotContain("Prefer");
    }

    private static String subject(byte[] request) {
        String claims = text(request).replaceAll("(?s).*Bearer [^.]+\\.([^.]+)\\..*", "$1");
        return text(Base64.getUrlDecoder().decode(claims));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
