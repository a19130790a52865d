package io.firstcome.coupon.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

class RelaySettingsTest {

    @EnableConfigurationProperties(RelaySettings.class)
    static class OnlySettings {}

    private static RelaySettings bind(String... arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(OnlySettings.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none", "spring.main.banner-mode=off", "logging.level.root=off")
                .run(arguments)) {
            return context.getBean(RelaySettings.class);
        }
    }

    @Test
    void defaults() {
        assertThat(bind()).isEqualTo(TestSettings.DEFAULTS);
    }

    @Test
    void kafkaPropertiesKeepTheirDottedNames() {
        assertThat(bind("--firstcome.relay.kafka-properties.security.protocol=SSL")
                        .kafkaProperties())
                .isEqualTo(Map.of("security.protocol", "SSL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "poll-interval-millis=0",
                "max-batch-rows=8193",
                "confirm-millis=9",
                "heartbeat-millis=99",
                "standby-poll-millis=10001",
                "retry-initial-millis=20000",
                "watch-millis=49",
                "stop-millis=999",
                "max-unpublished-age-seconds=0",
                "slot-alert-percent=0",
                "slot-alert-percent=100",
                "slot-name=Drop; table",
                "publication-name=",
                "database.port=65536",
                "bootstrap-servers="
            })
    void aValueOutOfRangeFailsAtStart(String setting) {
        assertThatThrownBy(() -> bind("--firstcome.relay." + setting)).hasMessageContaining("firstcome.relay");
    }
}
