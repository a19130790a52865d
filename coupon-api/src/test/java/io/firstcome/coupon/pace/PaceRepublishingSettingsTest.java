package io.firstcome.coupon.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PaceRepublishingSettingsTest {

    @Test
    void hasItsDefaultAndItsName() {
        assertThat(bind(Map.of()).pause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(bind(Map.of("firstcome.pace.republish-millis", "50")).pause())
                .isEqualTo(Duration.ofMillis(50));
    }

    private static PaceRepublishingSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("firstcome.pace", PaceRepublishingSettings.class);
    }
}
