package io.firstcome.coupon.outcome;

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

class ReadingSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ReadingSettings.class)
    static class Settings {}

    @Test
    void defaultsAreTheseAndStand() {
        try (AnnotationConfigApplicationContext context = SettingsContext.start(Settings.class)) {
            ReadingSettings settings = context.getBean(ReadingSettings.class);
            assertThat(settings).isEqualTo(new ReadingSettings(3, 200, 5000, 5000, 2000));
            assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readers=0",
                "max-batch=5001",
                "deadline-millis=9",
                "statement-timeout-millis=99",
                "connect-timeout-millis=249"
            })
    void aValueOutOfRangeFailsTheStart(String setting) {
        assertThatThrownBy(() -> SettingsContext.start(Settings.class, "--firstcome.reading." + setting)
                        .close())
                .rootCause()
                .hasMessageContaining("firstcome.reading");
    }
}
