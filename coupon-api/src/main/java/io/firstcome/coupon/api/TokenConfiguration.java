package io.firstcome.coupon.api;

import io.firstcome.coupon.contract.CustomerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.util.StringUtils;

/**
 * What a token must be beyond well signed: of a pinned algorithm, for us, not without an end, and of somebody. Boot adds
 * these validators to whichever decoder its properties ask for (public key, key set or issuer) and checks the audience.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private final OAuth2ResourceServerProperties.Jwt properties;

    /** @throws NoAudienceException if no audience is set: a token for any other service would be good for us too */
    TokenConfiguration(OAuth2ResourceServerProperties properties) {
        this.properties = properties.getJwt();
        if (this.properties.getAudiences().stream().noneMatch(StringUtils::hasText)) {
            throw new NoAudienceException();
        }
    }

    /** Replaces Spring's own, which takes a token without {@code exp} and 60 seconds of difference. */
    @Bean
    JwtTimestampValidator tokenTimes(TokenSettings settings) {
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ofSeconds(settings.clockSkewSeconds()));
        times.setAllowEmptyExpiryClaim(false);
        return times;
    }

    /** An access token in either spelling (RFC 7519, RFC 9068), or unnamed; not an identity provider's other tokens. */
    @Bean
    JwtTypeValidator tokenType() {
        JwtTypeValidator type = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        type.setAllowEmpty(true);
        return type;
    }

    /** Whoever it is becomes part of rows: customers and admins are named by the same rule. */
    @Bean
    OAuth2TokenValidator<Jwt> tokenSubject() {
        return new JwtClaimValidator<Object>(
                JwtClaimNames.SUB, subject -> subject instanceof String name && isName(name));
    }

    /** Spring's reader of scopes breaks on one that is no text. */
    @Bean
    OAuth2TokenValidator<Jwt> tokenScope() {
        OAuth2TokenValidatorResult refused = OAuth2TokenValidatorResult.failure(
                new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the scope is no text", null));
        return token -> areScopes(token.getClaims().get("scope"))
                        && areScopes(token.getClaims().get("scp"))
                ? OAuth2TokenValidatorResult.success()
                : refused;
    }

    private static boolean areScopes(@Nullable Object claim) {
        return claim == null
                || claim instanceof String
                || (claim instanceof List<?> scopes && scopes.stream().allMatch(String.class::isInstance));
    }

    /**
     * With an issuer alone, Boot takes every algorithm that the issuer's key set has a key for; with a key set it takes the
     * property's. Here the property holds for both.
     */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer pinnedAlgorithms() {
        List<SignatureAlgorithm> pinned = properties.getJwsAlgorithms().stream()
                .map(TokenConfiguration::algorithm)
                .toList();
        return decoder -> decoder.jwsAlgorithms(algorithms -> {
            algorithms.clear();
            algorithms.addAll(pinned);
        });
    }

    private static SignatureAlgorithm algorithm(String name) {
        return Optional.ofNullable(SignatureAlgorithm.from(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "spring.security.oauth2.resourceserver.jwt.jws-algorithms names no signature algorithm: "
                                + name));
    }

    private static boolean isName(String subject) {
        try {
            return !new CustomerId(subject).value().isBlank();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
