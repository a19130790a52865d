package io.firstcome.coupon.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SimpleCommandLinePropertySource;

class OutcomeSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(OutcomeSettings.class)
    static class Settings {}

    static OutcomeSettings withLimits(int recentDecisions, int knownLines) {
        return new OutcomeSettings(recentDecisions, knownLines, 5000, 1000, 100, 5000, 30);
    }

    @Test
    void defaultsAreTheseAndStand() {
        try (AnnotationConfigApplicationContext context = start()) {
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
        assertThatThrownBy(() -> start("--firstcome.outcome." + setting).close())
                .rootCause()
                .hasMessageContaining("firstcome.outcome");
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
