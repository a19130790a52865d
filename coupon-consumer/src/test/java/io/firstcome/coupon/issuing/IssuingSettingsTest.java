package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.context.ConfigurableApplicationContext;

class IssuingSettingsTest {

    @EnableConfigurationProperties({IssuingSettings.class, TopicSettings.class})
    static class Settings {}

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.config.name=coupon-consumer", "spring.main.banner-mode=off", "logging.level.root=off")
                .run(settings);
    }

    @Test
    void theDefaults() {
        try (ConfigurableApplicationContext context = start()) {
            assertThat(context.getBean(IssuingSettings.class))
                    .isEqualTo(new IssuingSettings(1_000, "coupon-consumer", 1, 500, 10_000, 1_000_000));
            assertThat(context.getBean(TopicSettings.class)).isEqualTo(new TopicSettings(12, (short) 3));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--firstcome.issuing.pace-per-second=-1",
                "--firstcome.issuing.pace-per-second=1000001",
                "--firstcome.issuing.group=",
                "--firstcome.issuing.concurrency=0",
                "--firstcome.issuing.batch-max-records=0",
                "--firstcome.issuing.max-early-per-coupon=-1",
                "--firstcome.issuing.max-postponed-per-coupon=-1",
                "--firstcome.issuing.max-postponed-per-coupon=10000001",
                "--firstcome.topics.partitions=0",
                "--firstcome.topics.replication-factor=0"
            })
    void aValueOutOfRangeFailsTheStart(String setting) {
        assertThatThrownBy(() -> start(setting)).hasRootCauseInstanceOf(BindValidationException.class);
    }
}
