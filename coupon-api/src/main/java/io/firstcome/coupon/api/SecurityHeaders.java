package io.firstcome.coupon.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.header.HeaderWriter;

/**
 * The headers that keep a browser from doing harm with an answer. What a handler has set stays; an answer that says nothing
 * of caching is not stored.
 */
final class SecurityHeaders implements HeaderWriter {

    private static final String DOCUMENTATION = "/docs";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String OWN_SCRIPTS =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        set(response, "X-Content-Type-Options", "nosniff");
        set(response, "X-Frame-Options", "DENY");
        set(response, "Referrer-Policy", "no-referrer");
        set(response, "Content-Security-Policy", isDocumentation(request.getRequestURI()) ? OWN_SCRIPTS : NOTHING);
        if (response.getStatus() != HttpStatus.NOT_MODIFIED.value()) {
            set(response, HttpHeaders.CACHE_CONTROL, "no-store");
        }
        if (request.isSecure()) {
            set(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static boolean isDocumentation(@Nullable String path) {
        return path != null && (path.equals(DOCUMENTATION) || path.startsWith(DOCUMENTATION + "/"));
    }

    private static void set(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}
