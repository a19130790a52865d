package io.firstcome.coupon.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Who may ask for what, by the scopes of a bearer token (OAuth 2.0 resource server; the keys and the issuer are Boot's
 * properties {@code spring.security.oauth2.resourceserver.jwt.*}, the rest is {@link TokenConfiguration}), or by a trusted
 * gateway's word ({@link GatewayFilter}). No sessions.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

    private static final String[] OPEN = {
        "/actuator/health", "/actuator/health/**", "/docs", "/docs/**", "/openapi.json", "/openapi.yaml"
    };
    private static final String[] CUSTOMERS = {"/v1/coupons/**", "/v1/issue-requests/**", "/v1/me/**"};
    private static final String[] ADMINS = {"/v1/campaigns/**", "/v1/pace/**", "/v1/dead-letters/**", "/v1/audit/**"};

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SecurityProblems refusals,
            ProblemWriter problems,
            GatewaySettings gateway,
            JwtDecoder decoder) {
        if (gateway.enabled()) {
            log.info("A trusted gateway is on: who sends its secret is believed the customer's id");
            http.addFilterBefore(new GatewayFilter(gateway, refusals, problems), BearerTokenAuthenticationFilter.class);
        }
        return withoutDiscovery(http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().addHeaderWriter(new SecurityHeaders()))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, OPEN)
                                .permitAll()
                                .requestMatchers(HttpMethod.HEAD, OPEN)
                                .permitAll()
                                .requestMatchers(CUSTOMERS)
                                .hasAuthority(Scopes.CLAIM)
                                .requestMatchers(HttpMethod.GET, ADMINS)
                                .hasAnyAuthority(Scopes.CAMPAIGN_READ, Scopes.CAMPAIGN_WRITE)
                                .requestMatchers(HttpMethod.HEAD, ADMINS)
                                .hasAnyAuthority(Scopes.CAMPAIGN_READ, Scopes.CAMPAIGN_WRITE)
                                .requestMatchers(ADMINS)
                                .hasAuthority(Scopes.CAMPAIGN_WRITE)
                                .requestMatchers(HttpMethod.GET, "/actuator/**")
                                .hasAnyAuthority(Scopes.CAMPAIGN_READ, Scopes.CAMPAIGN_WRITE)
                                .requestMatchers("/actuator/**")
                                .hasAuthority(Scopes.CAMPAIGN_WRITE)
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(new CheckedTokens(decoder)))
                        .bearerTokenResolver(new OneToken())
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build());
    }

    /** An observation for each filter costs a quarter of a request's time, and nobody reads them. */
    @Bean
    SecurityObservationSettings unobservedSecurity() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * Spring's own firewall. The one change is for time: it looks at every header again whenever one is read, by a regular
     * expression, and a token is long; printable ASCII is allowed by it in any case.
     */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(
                value -> isPrintable(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        return firewall;
    }

    private static boolean isPrintable(String value) {
        return value.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    }

    /**
     * Spring Security 7 describes each resource server at {@code /.well-known/oauth-protected-resource}, to anybody and
     * with the address that the client says in Host; there is no switch for it.
     */
    private static SecurityFilterChain withoutDiscovery(DefaultSecurityFilterChain chain) {
        List<Filter> ours = chain.getFilters().stream()
                .filter(filter -> !(filter instanceof OAuth2ProtectedResourceMetadataFilter))
                .toList();
        return new DefaultSecurityFilterChain(chain.getRequestMatcher(), ours);
    }
}
