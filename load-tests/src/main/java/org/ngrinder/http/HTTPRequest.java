package org.ngrinder.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.grinder.script.Grinder;

/**
 * Sends requests and waits for the answers; serves many threads. A body is JSON unless the headers say otherwise. Whatever
 * the status, an answer is an answer; {@link UncheckedIOException} tells that none came.
 */
public final class HTTPRequest {

    private static final String CONTENT_TYPE = "Content-Type";

    private final HttpClient client;

    public HTTPRequest() {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        long connectMillis = HTTPRequestControl.getConnectionTimeout();
        client = connectMillis == 0
                ? builder.build()
                : builder.connectTimeout(Duration.ofMillis(connectMillis)).build();
    }

    /** @param params what is asked for, behind the address */
    public HTTPResponse GET(String uri, Map<String, String> params, Map<String, String> headers) {
        return send("GET", asked(uri, params), BodyPublishers.noBody(), headers);
    }

    /** @param params what is asked for, behind the address */
    public HTTPResponse DELETE(String uri, Map<String, String> params, Map<String, String> headers) {
        return send("DELETE", asked(uri, params), BodyPublishers.noBody(), headers);
    }

    public HTTPResponse POST(String uri, byte[] content, Map<String, String> headers) {
        return send("POST", uri, BodyPublishers.ofByteArray(content), typed(headers));
    }

    public HTTPResponse PUT(String uri, byte[] content, Map<String, String> headers) {
        return send("PUT", uri, BodyPublishers.ofByteArray(content), typed(headers));
    }

    private static String asked(String uri, Map<String, String> params) {
        String query = params.entrySet().stream()
                .map(param -> encoded(param.getKey()) + "=" + encoded(param.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? uri : uri + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> typed(Map<String, String> headers) {
        if (headers.keySet().stream().anyMatch(CONTENT_TYPE::equalsIgnoreCase)) {
            return headers;
        }
        Map<String, String> typed = new HashMap<>(headers);
        typed.put(CONTENT_TYPE, "application/json");
        return typed;
    }

    private HTTPResponse send(String method, String uri, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).method(method, body);
        headers.forEach(request::header);
        long answerMillis = HTTPRequestControl.getSocketTimeout();
        if (answerMillis > 0) {
            request.timeout(Duration.ofMillis(answerMillis));
        }
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            Grinder.worker().answered(response.statusCode());
            return new HTTPResponse(response.statusCode(), response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + uri + " got no answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + uri + " was broken off", stopped);
        }
    }
}
