package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.api.SettingsContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

class OutcomeSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OutcomeSettings.class)
    static class Settings {}

    static OutcomeSettings withLimits(int recentDecisions, int knownLines) {
        return new OutcomeSettings(recentDecisions, knownLines, 5000, 1000, 100, 5000, 30);
    }

    @Test
    void defaultsAreTheseAndStand() {
        try (AnnotationConfigApplicationContext context = SettingsContext.start(Settings.class)) {
            assertThat(context.getBean(OutcomeSettings.class))
                    .isEqualTo(new OutcomeSettings(200_000, 10_000, 5000, 1000, 100, 5000, 30));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recent-decisions=0",
                "known-lines=0",
                "partition-check-millis=49",
                "projection-batch=10001",
                "retry-initial-millis=0",
                "retry-max-millis=60001",
                "max-retry-after-seconds=0"
            })
    void aValueOutOfRangeFailsTheStart(String setting) {
        assertThatThrownBy(() -> SettingsContext.start(Settings.class, "--firstcome.outcome." + setting)
                        .close())
                .rootCause()
                .hasMessageContaining("firstcome.outcome");
    }
}
