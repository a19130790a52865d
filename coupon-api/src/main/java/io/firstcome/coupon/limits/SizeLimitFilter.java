package io.firstcome.coupon.limits;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what is too large before anybody looks at it: by its length where the client tells it, else while it is read
 * ({@link LimitedBody}). Headers have the server's bound, {@code server.max-http-request-header-size}.
 */
class SizeLimitFilter extends OncePerRequestFilter {

    private final LimitSettings settings;
    private final ProblemWriter problems;

    SizeLimitFilter(LimitSettings settings, ProblemWriter problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (request.getRequestURI().length() + (query == null ? 0 : query.length()) > settings.maxUriChars()) {
            problems.write(Problem.URI_TOO_LONG, request, response);
        } else if (request.getContentLengthLong() > settings.maxBodyBytes()) {
            response.setHeader(HttpHeaders.CONNECTION, "close"); // the rest is not waited for
            problems.write(Problem.TOO_LARGE, request, response);
        } else if (request.getContentLengthLong() == 0 || hasNoBody(request)) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new LimitedBody(request, settings), response);
        }
    }

    private static boolean hasNoBody(HttpServletRequest request) {
        return request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }
}
