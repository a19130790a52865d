package io.firstcome.coupon.limits;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.ProblemWriter;
import io.firstcome.coupon.api.Scopes;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds each customer to the rate of {@link LimitSettings}: stands behind Spring Security, which knows who asks. Every
 * request costs one token, whatever it is answered with and however long it waits; admins are not counted. The headers are
 * those of draft-ietf-httpapi-ratelimit-headers-11.
 */
class RateLimitFilter extends OncePerRequestFilter {

    private static final String NAME = "\"customer\"";

    private final CustomerBuckets buckets;
    private final ProblemWriter problems;
    private final String policy;

    RateLimitFilter(CustomerBuckets buckets, LimitSettings settings, ProblemWriter problems) {
        this.buckets = buckets;
        this.problems = problems;
        this.policy = NAME + ";q=" + settings.burst() + ";w=" + buckets.fillSeconds();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getUserPrincipal() instanceof Authentication who) || Scopes.isAdmin(who)) {
            chain.doFilter(request, response);
            return;
        }
        ConsumptionProbe taken = buckets.take(who.getName());
        response.setHeader("RateLimit-Policy", policy);
        if (taken.isConsumed()) {
            response.setHeader("RateLimit", left(taken.getRemainingTokens(), seconds(taken.getNanosToWaitForReset())));
            chain.doFilter(request, response);
        } else {
            long wait = seconds(taken.getNanosToWaitForRefill());
            response.setHeader("RateLimit", left(0, wait));
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
            problems.write(Problem.TOO_MANY_REQUESTS, request, response);
        }
    }

    private static String left(long remaining, long seconds) {
        return NAME + ";r=" + remaining + ";t=" + seconds;
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }
}
