package io.firstcome.coupon.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes an answer's JSON whole, with its length. Spring writes it as it comes, in chunks, and the server ends them with a
 * packet of its own: two system calls and two packets for an answer of one.
 */
final class WholeJson extends JacksonJsonHttpMessageConverter {

    WholeJson(JsonMapper mapper) {
        super(mapper);
    }

    private record Body(HttpHeaders getHeaders, OutputStream getBody) implements HttpOutputMessage {}

    @Override
    protected void writeInternal(
            Object object, ResolvableType type, HttpOutputMessage answer, @Nullable Map<String, Object> hints)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(512);
        super.writeInternal(object, type, new Body(answer.getHeaders(), body), hints);
        answer.getHeaders().setContentLength(body.size());
        body.writeTo(answer.getBody());
    }
}
