package io.firstcome.coupon.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How tokens are read, beside Boot's {@code spring.security.oauth2.resourceserver.jwt.*}.
 *
 * @param clockSkewSeconds by how much the clock of who signs may differ from ours
 */
@Validated
@ConfigurationProperties("firstcome.security.token")
record TokenSettings(@DefaultValue("10") @Min(0) @Max(60) int clockSkewSeconds) {}
