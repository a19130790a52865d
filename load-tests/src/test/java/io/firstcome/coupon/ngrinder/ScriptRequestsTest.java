package io.firstcome.coupon.ngrinder;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a script's requests are real. Method: a server that writes down what comes, and answers 409 to all but GET. */
class ScriptRequestsTest {

    private final List<String> came = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String who = exchange.getRequestHeaders().getFirst("Authorization");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        came.add(String.join(" ", exchange.getRequestMethod(), "" + exchange.getRequestURI(), who, "" + type, body));
        byte[] answer = "{\"type\":\"busy\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 200 : 409, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void everyMethodIsSentAndEveryAnswerCounted(@TempDir Path directory) throws Exception {
        Path script = new ScriptFiles(directory).script("""
                import org.ngrinder.http.*
                @RunWith(GrinderRunner)
                class Requests {
                    static GTest test = new GTest(1, 'test')
                    @BeforeThread void beforeThread() { test.record(this, 'test') }
                    @Test void test() {
                        HTTPRequest request = new HTTPRequest()
                        String uri = GrinderUtils.getParam('')
                        Map<String, String> headers = [Authorization: 'kim']
                        assert request.GET(uri, [q: 'a b'], headers).statusCode == 200
                        assert request.POST(uri, '{}'.bytes, headers).statusCode == 409
                        assert request.PUT(uri, 'x'.bytes, headers + ['content-type': 'text/plain']).statusCode == 409
                        assert request.DELETE(uri, [:], headers).bodyText == '{"type":"busy"}'
                    }
                }
                """);
        String uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";

        Report report = LocalGrinder.run(script, new LocalSettings(1, 1, 1, uri));

        assertThat(report.examples()).isEmpty();
        assertThat(report.test(1).statuses()).containsOnlyKeys(200, 409).containsEntry(409, 3L);
        assertThat(came)
                .containsExactly(
                        "GET /v1?q=a+b kim null ",
                        "POST /v1 kim application/json {}",
                        "PUT /v1 kim text/plain x",
                        "DELETE /v1 kim null ");
    }

    @Test
    void noAnswerIsAnError(@TempDir Path directory) throws Exception {
        Path script = new ScriptFiles(directory).script("""
                import org.ngrinder.http.*
                @RunWith(GrinderRunner)
                class Nobody {
                    static GTest test = new GTest(1, 'test')
                    @BeforeThread void beforeThread() { test.record(this, 'test') }
                    @Test void test() { new HTTPRequest().GET(GrinderUtils.getParam(''), [:], [:]) }
                }
                """);
        String uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
        server.stop(0);

        Report report = LocalGrinder.run(script, new LocalSettings(1, 1, 1, uri));

        assertThat(report.test(1).errors()).isEqualTo(1);
        assertThat(report.examples()).containsExactly("test: GET " + uri + " got no answer");
    }
}
