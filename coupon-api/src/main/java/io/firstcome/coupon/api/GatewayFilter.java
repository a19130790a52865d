package io.firstcome.coupon.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the trusted gateway's word for who the customer is; stands in the chain only while {@link GatewaySettings} say so,
 * before the bearer token's filter. Whoever comes by it is a customer and nothing else: admins send a token.
 */
class GatewayFilter extends OncePerRequestFilter {

    /** What a client's and a gateway's value would be joined with, a comma or a space, is in no id. */
    private static final Pattern CUSTOMER = Pattern.compile("[\\x21-\\x7e&&[^,]]{1,128}");

    private final GatewaySettings settings;
    private final SecurityProblems unauthorized;
    private final ProblemWriter problems;
    private final byte[] secret;
    private final byte[] previousSecret;
    private final RequestAttributeSecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    GatewayFilter(GatewaySettings settings, SecurityProblems unauthorized, ProblemWriter problems) {
        this.settings = settings;
        this.unauthorized = unauthorized;
        this.problems = problems;
        this.secret = settings.secret().getBytes(StandardCharsets.ISO_8859_1);
        this.previousSecret = settings.previousSecret().isEmpty()
                ? secret
                : settings.previousSecret().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> secrets = Collections.list(request.getHeaders(settings.secretHeader()));
        List<String> customers = Collections.list(request.getHeaders(settings.customerHeader()));
        if (secrets.isEmpty() && customers.isEmpty()) {
            chain.doFilter(request, response); // by a token, or nobody
        } else if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            problems.write(Problem.INVALID_REQUEST, request, response); // two who ask at once: which one is it?
        } else if (secrets.size() != 1 || !isOurs(secrets.getFirst())) {
            unauthorized.write(request, response);
        } else if (customers.size() != 1
                || !CUSTOMER.matcher(customers.getFirst()).matches()) {
            problems.write(Problem.INVALID_REQUEST, request, response);
        } else {
            become(customers.getFirst(), request, response);
            chain.doFilter(request, response);
        }
    }

    /** Takes the same time whichever character differs. */
    private boolean isOurs(String sent) {
        byte[] bytes = sent.getBytes(StandardCharsets.ISO_8859_1);
        return MessageDigest.isEqual(secret, bytes) | MessageDigest.isEqual(previousSecret, bytes);
    }

    private void become(String customer, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                customer, "", AuthorityUtils.createAuthorityList(Scopes.CLAIM)));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
