package io.firstcome.coupon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.api.SettingsContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

class HealingSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(HealingSettings.class)
    static class Settings {}

    @Test
    void defaultsAreTheseAndStand() {
        try (AnnotationConfigApplicationContext context = SettingsContext.start(Settings.class)) {
            HealingSettings settings = context.getBean(HealingSettings.class);

            assertThat(settings)
                    .isEqualTo(
                            new HealingSettings(250, 1000, 200, 60, 10_000, 60_000, 30_000, 600, "firstcome_outbox"));
            assertThat(settings.backoff(false).after(0)).isEqualTo(Duration.ofMillis(200));
            assertThat(settings.backoff(false).after(99)).isEqualTo(Duration.ofMinutes(1));
            assertThat(settings.backoff(true).after(0)).isEqualTo(Duration.ofSeconds(30));
            assertThat(settings.backoff(true).after(99)).isEqualTo(Duration.ofMinutes(10));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sweep-millis=19",
                "max-republished=0",
                "initial-delay-millis=9",
                "max-delay-seconds=0",
                "stall-sweep-millis=99",
                "untold-search-millis=99",
                "stall-millis=99",
                "max-stall-delay-seconds=0",
                "slot-name="
            })
    void aValueOutOfRangeFailsTheStart(String setting) {
        assertThatThrownBy(() -> SettingsContext.start(Settings.class, "--firstcome.healing." + setting)
                        .close())
                .rootCause()
                .hasMessageContaining("firstcome.healing");
    }
}
