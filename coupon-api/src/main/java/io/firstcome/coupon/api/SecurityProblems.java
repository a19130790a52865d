package io.firstcome.coupon.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * The 401 and 403 of the filter chain as problems. The challenge does not say what is wrong with a token: an attacker would
 * learn which of the checks it has passed.
 */
@Component
class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
    private final ProblemWriter problems;

    SecurityProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (exception instanceof CheckedTokens.KeysUnavailableException) {
            problems.write(Problem.UNAVAILABLE, request, response);
        } else {
            write(request, response);
        }
    }

    /** The same 401 whatever the reason. */
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
        problems.write(Problem.UNAUTHORIZED, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException exception)
            throws IOException, ServletException {
        denial.handle(request, response, exception);
        problems.write(Problem.FORBIDDEN, request, response);
    }
}
