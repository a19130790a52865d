package io.firstcome.coupon.load.customer;

import io.firstcome.coupon.rush.CouponClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The customers' HTTP. It shares the processors with what it measures, so it is a blocking client on virtual threads: half
 * the processor time a request of the JDK's client, which the tests and the demo use.
 */
final class Wire implements AutoCloseable {

    /** Connections at once, over all instances. Whoever finds none waits, which is part of the latency. */
    static final int MOST_CONNECTIONS = 4_000;

    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final Timeout ANSWER = Timeout.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<URI> instances;
    private final Tally tally;
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private final CloseableHttpClient http;

    Wire(List<URI> instances, Tally tally) {
        this.instances = List.copyOf(instances);
        this.tally = tally;
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setConnectTimeout(CONNECT).build())
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(ANSWER).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    /**
     * Sends a request without a body and waits for the answer.
     *
     * @throws IOException if no answer came, or none in time
     */
    Answer send(String method, int instance, String path, String token) throws IOException, InterruptedException {
        HttpUriRequestBase request =
                new HttpUriRequestBase(method, instances.get(instance).resolve(path));
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        if (!connections.tryAcquire()) {
            tally.heldBack();
            connections.acquire();
        }
        tally.begun();
        try {
            long start = System.nanoTime();
            return http.execute(request, response -> answer(instance, start, response));
        } finally {
            tally.ended();
            connections.release();
        }
    }

    private static Answer answer(int instance, long startNanos, ClassicHttpResponse response) throws IOException {
        byte[] bytes = response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
        long end = System.nanoTime();
        return new Answer(instance, response.getCode(), body(bytes), retryAfterSeconds(response), startNanos, end);
    }

    /** A date, which HTTP would allow, is not the API's: something that stands before it has answered. */
    private static int retryAfterSeconds(HttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        return header != null && header.getValue().matches("\\d{1,5}") ? Integer.parseInt(header.getValue()) : 0;
    }

    /** What is no JSON says nothing: it is not the API's. */
    private static JsonNode body(byte[] bytes) {
        try {
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
