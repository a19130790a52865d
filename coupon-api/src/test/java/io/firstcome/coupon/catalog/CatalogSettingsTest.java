package io.firstcome.coupon.catalog;

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

class CatalogSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(CatalogSettings.class)
    static class Settings {}

    @Test
    void theDefaultsAreThese() {
        try (AnnotationConfigApplicationContext context = start(Map.of())) {
            assertThat(context.getBean(CatalogSettings.class)).isEqualTo(new CatalogSettings(1_000, 10_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstcome.catalog.refresh-millis", "firstcome.catalog.max-coupons"})
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
