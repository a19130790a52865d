package io.firstcome.coupon.api;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may ask for what, by the scopes of a bearer token (OAuth 2.0 resource server; the keys and the issuer are Boot's
 * properties {@code spring.security.oauth2.resourceserver.jwt.*}). No sessions.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CLAIM = "SCOPE_coupon:claim";
    private static final String CAMPAIGN_READ = "SCOPE_campaign:read";
    private static final String CAMPAIGN_WRITE = "SCOPE_campaign:write";

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, SecurityProblems problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/**")
                                .permitAll()
                                .requestMatchers("/v1/coupons/**", "/v1/issue-requests/**", "/v1/me/**")
                                .hasAuthority(CLAIM)
                                .requestMatchers(HttpMethod.GET, "/v1/campaigns/**", "/actuator/**")
                                .hasAnyAuthority(CAMPAIGN_READ, CAMPAIGN_WRITE)
                                .requestMatchers("/v1/campaigns/**")
                                .hasAuthority(CAMPAIGN_WRITE)
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server ->
                        server.jwt(_ -> {}).authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }
}
