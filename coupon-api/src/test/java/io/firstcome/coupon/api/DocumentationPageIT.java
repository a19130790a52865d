package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(UsualInstances.Given.class)
class DocumentationPageIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ApiUnderTest api;

    @BeforeAll
    static void start(UsualInstances usual) {
        api = usual.first();
    }

    @Test
    void theDescriptionIsServedWithoutAToken() throws Exception {
        HttpResponse<String> description = get("/openapi.json");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(header(description, "Content-Type")).isEqualTo("application/json");
        assertThat(JsonMapper.shared()
                        .readTree(description.body())
                        .path("openapi")
                        .asString())
                .startsWith("3.");
    }

    @Test
    void thePageAndAllThatItNeedsComeFromTheServiceItself() throws Exception {
        HttpResponse<String> start = get("/docs");
        assertThat(start.statusCode()).isEqualTo(302);
        assertThat(header(start, "Location")).isEqualTo("/docs/index.html");
        HttpResponse<String> page = get("/docs/index.html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                        .matcher(page.body())
                        .results()
                        .map(result -> result.group(1)))
                .hasSize(5)
                .allSatisfy(file -> {
                    assertThat(file).doesNotContain(":").doesNotStartWith("//");
                    assertThat(get(URI.create("/docs/index.html").resolve(file).getPath())
                                    .statusCode())
                            .as(file)
                            .isEqualTo(200);
                });
    }

    @Test
    void thePageHasNoScriptAndNoStyleInside() throws Exception {
        String page = get("/docs/index.html").body();
        assertThat(page).doesNotContain("<style", "style=").doesNotContainPattern("\\son[a-z]+=");
        assertThat(Pattern.compile("<script[^>]*>([^<]*)</script>")
                        .matcher(page)
                        .results()
                        .map((MatchResult script) -> script.group(1)))
                .hasSize(2)
                .containsOnly("");
    }

    @Test
    void thePageMayOnlyRunAndShowWhatTheServiceHas() throws Exception {
        HttpResponse<String> page = get("/docs/index.html");
        assertThat(header(page, "Content-Security-Policy").split(";\\s*", -1))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        "connect-src 'self'",
                        "frame-ancestors 'none'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(get("/openapi.json"), "Content-Security-Policy")).startsWith("default-src 'none'");
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws Exception {
        for (String path : new String[] {"/openapi.json", "/docs/index.html", "/docs/swagger-ui-bundle.js"}) {
            HttpResponse<String> first = get(path);
            String etag = header(first, "ETag");
            assertThat(etag).as(path).matches("\"[0-9a-f]{32}\"");
            assertThat(header(first, "Cache-Control")).as(path).isEqualTo("no-cache, public");
            assertThat(get(path, "If-None-Match", etag).statusCode()).as(path).isEqualTo(304);
            assertThat(get(path, "If-None-Match", "\"another\"").statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void nothingElseIsServedBesideThem() throws Exception {
        assertThat(get("/docs/nothing.js").statusCode()).isEqualTo(404);
        assertThat(get("/docs/..%2fopenapi.json").statusCode()).isBetween(400, 404);
        assertThat(get("/docs/%2e%2e/%2e%2e/coupon-api.yaml").statusCode()).isBetween(400, 404);
        assertThat(get("/docs/generated").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
