package io.firstcome.coupon.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * A token comes in one Authorization header and nowhere else. Of two headers Spring would take the first, and what stands
 * before us perhaps the second.
 *
 * <p>A header as it usually is, is read here: Spring's regular expression over it costs as much as half of the check of its
 * signature. Any other one is Spring's to read or to refuse.
 */
class OneToken implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    private final BearerTokenResolver inTheHeader = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() > 1) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("more than one token"));
        }
        return headers.size() == 1 && isUsual(headers.getFirst())
                ? headers.getFirst().substring(SCHEME.length())
                : inTheHeader.resolve(request);
    }

    /** Whether the scheme is spelt as in its standard, and all that follows is in the alphabet of signed tokens. */
    private static boolean isUsual(String header) {
        return header.length() > SCHEME.length()
                && header.startsWith(SCHEME)
                && header.chars().skip(SCHEME.length()).allMatch(OneToken::isOfATokensAlphabet);
    }

    private static boolean isOfATokensAlphabet(int letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '-'
                || letter == '_'
                || letter == '.';
    }
}
