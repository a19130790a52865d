package io.firstcome.coupon.api;

import io.firstcome.coupon.backing.Backing;
import io.firstcome.coupon.backing.KeptConnection;
import io.firstcome.coupon.backing.TestBacking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One running instance of the service, asked over real HTTP. Several may share a database. */
public final class ApiUnderTest implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** A crowd of connections at once, on a starved machine: the kernel tries some again after half a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Map<String, JdbcClient> DATABASES = new ConcurrentHashMap<>();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** A status and a body; the body of an answer without one, or with one that is no JSON, is a missing node. */
    public record Reply(int status, JsonNode body, HttpResponse<String> response) {

        public String problem() {
            return body.path("type").asString("").replace("https://firstcome.io/problems/", "");
        }

        public String text(String field) {
            return body.path(field).asString();
        }

        public long number(String field) {
            return body.path(field).asLong();
        }
    }

    private final ConfigurableApplicationContext context;
    private final int port;

    private ApiUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** A fresh database of the backing; give each test class its own name. */
    public static String freshDatabase(String name) {
        Backing backing = TestBacking.get();
        backing.postgres().createDatabase(name);
        return backing.postgres().jdbcUrl(name);
    }

    /** For looking into the database beside the instance. */
    public static JdbcClient database(String jdbcUrl) {
        return DATABASES.computeIfAbsent(
                jdbcUrl,
                url -> JdbcClient.create(new KeptConnection(TestBacking.get().postgres(), url)));
    }

    /** Starts an instance with these settings ({@code name=value}) beside the test's usual ones, or in their place. */
    public static ApiUnderTest start(String jdbcUrl, String... settings) {
        UsualInstances.stop();
        return startBeside(jdbcUrl, List.of(settings));
    }

    /** Starts it while the {@link UsualInstances} go on. */
    static ApiUnderTest startBeside(String jdbcUrl, List<String> settings) {
        Map<String, String> arguments = new LinkedHashMap<>(Map.of(
                "server.port",
                "0",
                "spring.datasource.url",
                jdbcUrl,
                "spring.datasource.username",
                TestBacking.get().postgres().user(),
                "spring.datasource.password",
                TestBacking.get().postgres().password(),
                "spring.kafka.bootstrap-servers",
                TestBacking.get().kafka().bootstrapServers(),
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                TestTokens.publicKeyLocation(),
                "firstcome.limits.requests-per-second",
                "0",
                // the generator of the API's description is on the tests' class path; one test alone turns it on
                "springdoc.api-docs.enabled",
                "false"));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            arguments.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new ApiUnderTest(CouponApiApplication.application()
                .run(arguments.entrySet().stream()
                        .map(argument -> "--" + argument.getKey() + "=" + argument.getValue())
                        .toArray(String[]::new)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Asks for a coupon as this customer. */
    public Reply ask(String couponId, String customerId) {
        return send("POST", "/v1/coupons/" + couponId + "/issue-requests", TestTokens.customer(customerId), null);
    }

    public Reply admin(String method, String path, @Nullable String json) {
        return send(method, path, TestTokens.admin(), json);
    }

    public Reply send(String method, String path, @Nullable String token, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request.method(
                method,
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json)));
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String body = response.body();
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Reply(
                    response.statusCode(),
                    isJson && !body.isEmpty() ? JSON.readTree(body) : JSON.missingNode(),
                    response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Creates and publishes a coupon that is open now; returns its id. */
    public String openCoupon(long quantity, long waitingList) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return coupon(quantity, waitingList, now.minusSeconds(60), now.plusSeconds(3600));
    }

    /** Creates and publishes a coupon with this window; returns its id. */
    public String coupon(long quantity, long waitingList, Instant opensAt, Instant closesAt) {
        Reply draft = admin("POST", "/v1/campaigns", """
                        {"name": "test", "quantity": %d, "waitingList": %d, "opensAt": "%s", "closesAt": "%s",
                         "validUntil": "%s"}""".formatted(
                        quantity, waitingList, opensAt, closesAt, closesAt.plusSeconds(86400)));
        if (draft.status() != 201) {
            throw new AssertionError(draft.toString());
        }
        Reply published = admin("POST", "/v1/campaigns/" + draft.text("id") + "/publish", null);
        if (published.status() != 200) {
            throw new AssertionError(published.toString());
        }
        return draft.text("id");
    }

    /** Stops gracefully. */
    @Override
    public void close() {
        context.close();
    }
}
