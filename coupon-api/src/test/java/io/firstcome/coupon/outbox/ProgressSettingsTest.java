package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.api.SettingsContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

class ProgressSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ProgressSettings.class)
    static class Settings {}

    @Test
    void defaultsAreTheseAndStand() {
        try (AnnotationConfigApplicationContext context = SettingsContext.start(Settings.class)) {
            assertThat(context.getBean(ProgressSettings.class)).isEqualTo(new ProgressSettings(10_000, 8, 300));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "look-millis=99",
                "look-millis=600001",
                "gap-attempts=0",
                "gap-attempts=1001",
                "stalled-seconds=0",
                "stalled-seconds=86401"
            })
    void aValueOutOfRangeFailsTheStart(String setting) {
        assertThatThrownBy(() -> SettingsContext.start(Settings.class, "--firstcome.progress." + setting)
                        .close())
                .rootCause()
                .hasMessageContaining("firstcome.progress");
    }
}
