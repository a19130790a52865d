package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SimpleCommandLinePropertySource;

class ProgressSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ProgressSettings.class)
    static class Settings {}

    @Test
    void defaultsAreTheseAndStand() {
        try (AnnotationConfigApplicationContext context = start()) {
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
        assertThatThrownBy(() -> start("--firstcome.progress." + setting).close())
                .rootCause()
                .hasMessageContaining("firstcome.progress");
    }

    private static AnnotationConfigApplicationContext start(String... settings) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        for (String setting : settings) {
            context.getEnvironment().getPropertySources().addFirst(new SimpleCommandLinePropertySource(setting));
        }
        context.register(Settings.class);
        context.refresh();
        return context;
    }
}
