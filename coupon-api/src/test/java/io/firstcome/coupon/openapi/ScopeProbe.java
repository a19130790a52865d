package io.firstcome.coupon.openapi;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which scopes a token needs is found out by asking the instance with a token of each: the answer is what its security
 * configuration does, not what somebody wrote about it. The ids that are asked for do not exist, and no body is sent.
 */
class ScopeProbe {

    /** In the order in which they are shown. */
    static final List<String> SCOPES = List.of("coupon:claim", "campaign:read", "campaign:write");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ApiUnderTest api;

    ScopeProbe(ApiUnderTest api) {
        this.api = api;
    }

    boolean needsToken(String method, String path) {
        return status(method, path, null) == 401;
    }

    /** Each of them alone is enough. */
    List<String> sufficient(String method, String path) {
        return SCOPES.stream()
                .filter(scope -> status(method, path, scope) != 403)
                .toList();
    }

    private int status(String method, String path, @Nullable String scope) {
        String url = path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.uri(url)).method(method, HttpRequest.BodyPublishers.noBody());
        if (scope != null) {
            String token = TestTokens.token("probe", scope, Instant.now().plusSeconds(600));
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
