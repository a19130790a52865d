package io.firstcome.coupon.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class LimitSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LimitSettings.class)
    static class Settings {}

    @Test
    void theDefaultsAreThese() {
        try (AnnotationConfigApplicationContext context = start(Map.of())) {
            assertThat(context.getBean(LimitSettings.class))
                    .isEqualTo(new LimitSettings(10, 40, 200_000, 16_384, 2_048, 10_000));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "requests-per-second, -1",
        "requests-per-second, 1000001",
        "burst, 0",
        "max-customers, 0",
        "max-body-bytes, 255",
        "max-body-bytes, 1048577",
        "max-uri-chars, 255",
        "max-uri-chars, 8193",
        "max-body-millis, 99",
        "max-body-millis, 60001",
    })
    void nothingStartsOutOfItsBounds(String name, String value) {
        assertThatThrownBy(
                        () -> start(Map.of("firstcome.limits." + name, value)).close())
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
