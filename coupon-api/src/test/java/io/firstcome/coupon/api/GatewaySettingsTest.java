package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class GatewaySettingsTest {

    private static final String GATEWAY = "firstcome.security.trusted-gateway.";
    private static final String SECRET = "s".repeat(32);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({GatewaySettings.class, TokenSettings.class})
    static class Settings {}

    @Test
    void theDefaultsAreThese() {
        try (AnnotationConfigApplicationContext context = start(Map.of())) {
            assertThat(context.getBean(GatewaySettings.class))
                    .isEqualTo(new GatewaySettings(false, "", "", "X-Customer-Id", "X-Gateway-Secret"));
            assertThat(context.getBean(TokenSettings.class)).isEqualTo(new TokenSettings(10));
        }
    }

    @Test
    void isNotSwitchedOnWithoutAGoodSecret() {
        refused(Map.of(GATEWAY + "enabled", "true"));
        for (String bad : new String[] {"s".repeat(31), "s".repeat(257), " ".repeat(40), "ü".repeat(40)}) {
            refused(Map.of(GATEWAY + "enabled", "true", GATEWAY + "secret", bad));
            refused(Map.of(GATEWAY + "enabled", "true", GATEWAY + "secret", SECRET, GATEWAY + "previous-secret", bad));
        }
        start(Map.of(GATEWAY + "enabled", "true", GATEWAY + "secret", SECRET)).close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-Customer Id", "", "X-", "X-Gateway-Secret"})
    void theCustomersHeaderIsOneOfItsOwn(String header) {
        refused(Map.of(GATEWAY + "customer-header", header));
    }

    @Test
    void theClocksDifferByAMinuteAtMost() {
        refused(Map.of("firstcome.security.token.clock-skew-seconds", "61"));
        refused(Map.of("firstcome.security.token.clock-skew-seconds", "-1"));
    }

    @Test
    void aFailedStartDoesNotPrintTheSecret() {
        String tooShort = "do-not-print-me";
        assertThatThrownBy(() -> start(Map.of(GATEWAY + "enabled", "true", GATEWAY + "secret", tooShort)))
                .rootCause()
                .satisfies(
                        cause -> assertThat(cause.toString()).contains("secret").doesNotContain(tooShort));
        assertThat(new GatewaySettings(true, SECRET, SECRET, "X-A", "X-B").toString())
                .doesNotContain(SECRET);
    }

    private static void refused(Map<String, Object> properties) {
        assertThatThrownBy(() -> start(properties).close()).hasRootCauseInstanceOf(BindValidationException.class);
    }

    private static AnnotationConfigApplicationContext start(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(Settings.class);
        context.refresh();
        return context;
    }
}
