package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.firstcome.coupon.api.ApiUnderTest.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Goal: whatever is sent to whichever endpoint, the answer is a problem that shows nothing of our inside, never a 5xx, and
 * nothing is written. Method: the endpoints are those that the running application has, so that new ones are covered; each
 * is sent odd paths, bodies and headers. What is sent to a changing endpoint is never valid (each id is of nothing), so that
 * any row more is a finding. Seeded: the message of a failure holds the request.
 */
class BorderFuzzIT {

    private static final long SEED = 20_260_314;
    /** Of each kind so many at each endpoint: which, the seed says. */
    private static final int BODIES_EACH = 6;

    private static final int RECODED_EACH = 2;
    private static final int HEADERS_EACH = 12;

    /** What has no business in an answer. */
    private static final String INSIDE =
            "(?is).*(Exception|io\\.firstcome\\.|springframework|java\\.|jakarta|tomcat|hibernate|postgres|jackson|SELECT |"
                    + "INSERT |\\tat ).*";

    /** Paths that are open to all or that the test must not write to by chance. */
    private static final String ERROR_PAGE = "/error";

    private static final List<String> IDS = List.of(
            "%20",
            "%C3%BC%F0%9F%92%A9",
            "%ED%A0%80",
            "%E2%80%AE",
            "0",
            "-1",
            "99999999999999999999999999",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "019e5a3c-0000-7000-8000-00000000c0de",
            "019E5A3C00007000800000000000C0DE",
            "{id}".replace("{", "%7B").replace("}", "%7D"),
            "'%20OR%20'1'='1",
            "x".repeat(1_500),
            "null",
            "*");

    /** What the firewall or the server ends; the JDK's client would not send some of them. */
    private static final List<String> BAD_IDS = List.of(
            "%00",
            "%2e%2e",
            "..",
            "../..",
            "%2F",
            "%5C",
            "a;b=c",
            "%",
            "%zz",
            "%0d%0aX-A:%20b",
            "a//b",
            "x".repeat(2_500),
            "\u00ff");

    private static final List<byte[]> BODIES = Stream.of(
                    "",
                    "{",
                    "}",
                    "nul",
                    "null",
                    "[]",
                    "[{}]",
                    "7",
                    "\"text\"",
                    "NaN",
                    "{\"quantity\":NaN}",
                    "{\"quantity\":-Infinity}",
                    "{\"quantity\":1e400}",
                    "{\"quantity\":99999999999999999999999999999999}",
                    "{\"quantity\":" + "9".repeat(5_000) + "}",
                    "{\"quantity\":1.5,\"name\":7,\"opensAt\":true}",
                    "{\"quantity\":-1,\"name\":\"\",\"opensAt\":\"yesterday\",\"closesAt\":[],\"validUntil\":{}}",
                    "{\"quantity\":1,\"quantity\":2,\"name\":\"a\",\"name\":null}",
                    "{\"opensAt\":\"+999999999-12-31T23:59:59Z\",\"closesAt\":\"-999999999-01-01T00:00:00Z\"}",
                    "{\"opensAt\":1e300,\"closesAt\":-9223372036854775808}",
                    "{\"issuesPerSecond\":-1,\"couponId\":\"../..\",\"from\":\"x\"}",
                    "{\"issuesPerSecond\":9223372036854775808}",
                    "{\"name\":\"\\ud800\",\"quantity\":1}",
                    "{\"name\":\"\\u0000\",\"quantity\":1}",
                    "{\"\\ud800\":1,\"\":2,\"__proto__\":{}}",
                    "{'name':'single'}",
                    "{\"a\":1,}",
                    "{\"a\":1} {\"b\":2}",
                    "{} trailing",
                    "/* c */ {}",
                    "\ufeff{",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(2_000),
                    "{\"a\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}x",
                    "<xml/>",
                    "name=a&quantity=1")
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json;charset=utf-16",
            "application/json;charset=nonsense",
            "application/json;charset=\"",
            "application/merge-patch+json",
            "application/xml",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "*/*",
            "text/*",
            "nonsense",
            "a/b/c");

    private static final Map<String, List<String>> HEADERS = new TreeMap<>(Map.of(
            "Accept",
                    List.of(
                            "*/*",
                            "application/json",
                            "text/plain",
                            "text/event-stream",
                            "image/png",
                            "nonsense",
                            "a/b;q=x",
                            ";"),
            "Prefer",
                    List.of(
                            "wait=-1",
                            "wait=99999999999999999999",
                            "wait=x",
                            "wait",
                            "wait=0, wait=0",
                            "=",
                            "\"",
                            "respond-async"),
            "Idempotency-Key", List.of("", "x".repeat(1_000), "\"", "a b", "'; DROP TABLE x;--", "ü"),
            "If-Match",
                    List.of(
                            "*",
                            "\"0\"",
                            "W/\"1\"",
                            "0",
                            "\"99999999999999999999\"",
                            "\"",
                            "\"a\",\"b\"",
                            "x".repeat(500)),
            "If-None-Match", List.of("*", "\"0\"", "W/\"", "\"", "x".repeat(500)),
            "Last-Event-ID", List.of("-1", "99999999999999999999", "x", "1:2:3", "x".repeat(500)),
            "Range", List.of("bytes=0-", "bytes=9-1", "x"),
            "X-HTTP-Method-Override", List.of("DELETE"),
            "Accept-Language", List.of("xx-", "*", ";;")));

    private static final List<String> QUERIES = List.of(
            "",
            "",
            "?",
            "?limit=-1",
            "?limit=99999999999999999999",
            "?limit=x",
            "?limit=",
            "?limit=1&limit=2",
            "?after=x",
            "?after=%00",
            "?after=" + "x".repeat(900),
            "?after=eyJhIjoxfQ",
            "?state=x&name=%F0%9F%92%A9",
            "?state[]=a",
            "?from=yesterday&to=never",
            "?wait=-1",
            "?" + "a=1&".repeat(150),
            "?%",
            "?name=%zz");

    static final List<String> GARBAGE = List.of(
            "\r\n\r\n",
            "GET\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
            "G\u0000T / HTTP/1.1\r\nHost: a\r\n\r\n",
            "FOO /v1/coupons HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "TRACE /v1/coupons HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "CONNECT a:1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET http://[/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /v1/<script> HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /% HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /\u00ff\u00fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(500) + "\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nBad Header: x\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: \u0000\u0001\r\nConnection: close\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\nConnection: close\r\n\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    /** Sent by an admin to an endpoint that reads its body. */
    static final List<String> BAD_CHUNKS = List.of(
            "zz\r\n{}\r\n0\r\n\r\n",
            "-1\r\n{}\r\n0\r\n\r\n",
            "ffffffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}junk\r\n0\r\n\r\n",
            "2;" + "x".repeat(9_000) + "\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n0\r\n" + "T: y\r\n".repeat(3_000) + "\r\n");

    private record Endpoint(String method, String pattern) {

        String token() {
            return pattern.matches("/v1/(coupons|issue-requests|me)(/.*)?")
                    ? TestTokens.customer("fuzz")
                    : TestTokens.admin();
        }

        String path(String id) {
            return pattern.replaceAll("\\{[^}]*}", Matcher.quoteReplacement(id));
        }

        boolean isRead() {
            return method.equals("GET");
        }

        /** Whatever is sent with it, it is right: the pace can be taken back at any time. */
        boolean needsNothing() {
            return method.equals("DELETE") && !hasId();
        }

        boolean hasId() {
            return pattern.contains("{");
        }
    }

    private static ApiUnderTest api;
    private static JdbcClient database;
    private static List<Endpoint> mapped;
    private static List<Endpoint> endpoints;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() {
        String url = ApiUnderTest.freshDatabase("fuzz");
        // no ledger is there: the line would be found to stand still, which is a row of its own
        api = ApiUnderTest.start(
                url, "server.tomcat.connection-timeout=300ms", "firstcome.healing.stall-millis=3600000");
        database = ApiUnderTest.database(url);
        api.openCoupon(10, 0);
        mapped = Objects.requireNonNull(api.bean(DispatcherServlet.class).getHandlerMappings()).stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .flatMap(mapping -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().keySet().stream())
                .flatMap(BorderFuzzIT::endpoints)
                .filter(endpoint -> !endpoint.pattern().startsWith(ERROR_PAGE))
                .distinct()
                .sorted((a, b) -> (a.pattern() + a.method()).compareTo(b.pattern() + b.method()))
                .toList();
        endpoints = mapped.stream().filter(endpoint -> !endpoint.needsNothing()).toList();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Stream<Endpoint> endpoints(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> new Endpoint(method.name(), pattern)));
    }

    @Test
    void theEndpointsAreThoseOfTheApplication() {
        assertThat(endpoints)
                .contains(
                        new Endpoint("POST", "/v1/coupons/{id}/issue-requests"),
                        new Endpoint("POST", "/v1/campaigns"),
                        new Endpoint("GET", "/v1/issue-requests/{id}"));
    }

    @Test
    void oddIdsAreNotThere() {
        unchanged(() -> {
            for (Endpoint endpoint : endpoints) {
                for (String id : endpoint.hasId() ? IDS : List.<String>of()) {
                    send(
                            endpoint,
                            endpoint.path(id),
                            Map.of(),
                            endpoint.isRead() ? null : "{".getBytes(StandardCharsets.UTF_8));
                }
            }
        });
    }

    @Test
    void badPathsAreRefused() {
        unchanged(() -> {
            for (Endpoint endpoint : endpoints) {
                for (String id : BAD_IDS) {
                    String path = endpoint.hasId() ? endpoint.path(id) : endpoint.pattern() + "/" + id;
                    String request = endpoint.method() + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + endpoint.token() + "\r\nContent-Length: 0\r\n\r\n";
                    isAProblem(request, RawHttp.send(api.uri("/"), request));
                }
            }
        });
    }

    @Test
    void brokenBodiesAreRefused() {
        unchanged(() -> {
            for (Endpoint endpoint : endpoints) {
                for (byte[] body : endpoint.isRead() ? List.<byte[]>of() : some(BODIES_EACH, BODIES)) {
                    send(
                            endpoint,
                            endpoint.path(UUID.randomUUID().toString()),
                            Map.of("Content-Type", "application/json"),
                            body);
                }
                for (int i = 0; i < RECODED_EACH; i++) {
                    send(
                            endpoint,
                            endpoint.path(UUID.randomUUID().toString()),
                            Map.of("Content-Type", pick(TYPES)),
                            recoded(pick(BODIES)));
                }
            }
        });
    }

    @Test
    void oddHeadersAndQueriesBreakNothing() {
        unchanged(() -> {
            for (Endpoint endpoint : endpoints) {
                for (Map.Entry<String, List<String>> header : some(HEADERS_EACH, HEADERS.entrySet())) {
                    send(
                            endpoint,
                            endpoint.path(UUID.randomUUID().toString()) + pick(QUERIES),
                            Map.of(header.getKey(), pick(header.getValue()), "Content-Type", "application/json"),
                            endpoint.isRead() ? null : "{".getBytes(StandardCharsets.UTF_8));
                }
                for (String query : endpoint.isRead() ? QUERIES : List.<String>of()) {
                    send(endpoint, endpoint.path(UUID.randomUUID().toString()) + query, Map.of(), null);
                }
            }
        });
    }

    @Test
    void wrongMethodsAreRefused() {
        unchanged(() -> {
            for (Endpoint endpoint : endpoints) {
                for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
                    boolean known = mapped.contains(new Endpoint(method, endpoint.pattern()));
                    send(
                            new Endpoint(known ? "GET" : method, endpoint.pattern()),
                            endpoint.path("x"),
                            Map.of("Content-Type", "application/json"),
                            null);
                }
            }
        });
    }

    @ParameterizedTest
    @FieldSource("GARBAGE")
    void garbageIsAnsweredWithoutAName(String bytes) {
        isQuiet(bytes, RawHttp.send(api.uri("/"), bytes));
    }

    @ParameterizedTest
    @FieldSource("BAD_CHUNKS")
    void badChunksAreRefused(String chunks) {
        unchanged(() -> isQuiet(chunks, RawHttp.send(api.uri("/"), head("Transfer-Encoding: chunked") + chunks)));
    }

    @Test
    void incompleteRequestsAreNotWaitedForLong() {
        unchanged(() -> {
            for (String part : List.of(
                    "",
                    "G",
                    "GET / HTTP/1.1\r\nHost:",
                    head("Content-Length: 500"),
                    head("Content-Length: 500") + "{\"a\"",
                    head("Transfer-Encoding: chunked"),
                    head("Transfer-Encoding: chunked") + "5\r\n{")) {
                isQuiet(part, RawHttp.send(api.uri("/"), part));
            }
        });
    }

    private static String head(String length) {
        return "POST /v1/campaigns HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + TestTokens.admin() + "\r\n" + length + "\r\n\r\n";
    }

    private void send(Endpoint endpoint, String path, Map<String, String> headers, byte @Nullable [] body) {
        URI uri;
        try {
            uri = api.uri(path);
        } catch (IllegalArgumentException _) {
            String request = endpoint.method() + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + endpoint.token() + "\r\nContent-Length: 0\r\n\r\n";
            isAProblemOrARead(endpoint, request, RawHttp.send(api.uri("/"), request));
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + endpoint.token())
                .method(endpoint.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        String asked = endpoint.method() + " " + path + " " + headers + " "
                + (body == null ? "" : new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8));
        Reply reply = api.send(request);
        if (reply.status() >= 500
                || (reply.status() < 400
                        && !endpoint.isRead()
                        && !endpoint.method().matches("HEAD|OPTIONS"))) {
            fail(asked + " was answered " + reply + reply.response().body());
        }
        if (reply.status() >= 400 && !endpoint.method().equals("HEAD")) {
            assertThat(reply.response().headers().firstValue("Content-Type").orElse(""))
                    .as(asked + reply)
                    .startsWith("application/problem+json");
            assertThat(reply.text("type")).as(asked).startsWith("https://firstcome.io/problems/");
            assertThat(reply.number("status")).as(asked).isEqualTo(reply.status());
            assertThat(withoutInstance(reply.response().body())).as(asked).doesNotMatch(INSIDE);
        }
    }

    private static void isAProblemOrARead(Endpoint endpoint, String request, String answer) {
        if (!endpoint.isRead() || !answer.startsWith("HTTP/1.1 200")) {
            isAProblem(request, answer);
        }
    }

    private static void isAProblem(String request, String answer) {
        assertThat(answer).as(request).startsWith("HTTP/1.1 4").contains("https://firstcome.io/problems/");
        isQuiet(request, answer);
    }

    private static void isQuiet(String request, String answer) {
        assertThat(withoutInstance(answer))
                .as(request)
                .doesNotMatch(INSIDE)
                .doesNotContainIgnoringCase("\nserver:")
                .doesNotContain("<html")
                .doesNotMatch("(?s)HTTP/1.1 [25].*");
        if (!answer.isEmpty()) {
            assertThat(answer)
                    .as(request)
                    .contains("https://firstcome.io/problems/", "X-Content-Type-Options: nosniff");
        }
    }

    /** What the client itself wrote comes back there. */
    private static String withoutInstance(String answer) {
        return answer.replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    private byte[] recoded(byte[] body) {
        List<Charset> charsets = List.of(
                StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32"));
        byte[] other = new String(body, StandardCharsets.UTF_8).getBytes(pick(charsets));
        if (other.length > 0 && random.nextBoolean()) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return other;
    }

    private <T> List<T> some(int atMost, Collection<T> of) {
        List<T> shuffled = new ArrayList<>(of);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(atMost, shuffled.size()));
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** A changing endpoint with a valid body must not be among what was sent: then no table has a row more or less. */
    private static void unchanged(Runnable sending) {
        Map<String, Long> before = rows();
        sending.run();
        assertThat(rows()).isEqualTo(before);
    }

    private static Map<String, Long> rows() {
        List<String> tables =
                new ArrayList<>(database.sql("""
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = 'intake' AND table_type = 'BASE TABLE'
                        """).query(String.class).list());
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables) {
            rows.put(
                    table,
                    database.sql("SELECT count(*) FROM intake." + table)
                            .query(Long.class)
                            .single());
        }
        return rows;
    }
}
