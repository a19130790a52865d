package io.firstcome.coupon.outcome;

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

class WaitingSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(WaitingSettings.class)
    static class Settings {}

    @Test
    void theDefaultsAreThese() {
        try (AnnotationConfigApplicationContext context = start(Map.of())) {
            assertThat(context.getBean(WaitingSettings.class))
                    .isEqualTo(new WaitingSettings(30, 12_000, 8_000, 15, 2_000));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firstcome.outcome.max-wait-seconds",
                "firstcome.outcome.max-waiting",
                "firstcome.outcome.max-streams",
                "firstcome.outcome.heartbeat-seconds",
                "firstcome.outcome.reconnect-millis"
            })
    void nothingStartsWithAZero(String name) {
        assertThatThrownBy(() -> start(Map.of(name, "0")).close())
                .hasRootCauseInstanceOf(BindValidationException.class);
    }

    private static AnnotationConfigApplicationContext start(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(Settings.class);
        context.refresh();
        return context;
    }
}
