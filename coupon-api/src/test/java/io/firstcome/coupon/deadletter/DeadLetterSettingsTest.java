package io.firstcome.coupon.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeadLetterSettingsTest {

    @Test
    void hasItsDefaultsAndItsNames() {
        assertThat(bind(Map.of())).isEqualTo(new DeadLetterSettings(50, 5000, 100, 5000, 10_000));
        assertThat(bind(Map.of(
                        "firstcome.dead-letters.batch", "1",
                        "firstcome.dead-letters.partition-check-millis", "50",
                        "firstcome.dead-letters.retry-initial-millis", "20",
                        "firstcome.dead-letters.retry-max-millis", "30",
                        "firstcome.dead-letters.count-millis", "60")))
                .isEqualTo(new DeadLetterSettings(1, 50, 20, 30, 60));
    }

    @Test
    void theLongestWaitIsNeverBelowTheFirst() {
        assertThat(new DeadLetterSettings(1, 50, 500, 30, 60).backoff().max()).isEqualTo(Duration.ofMillis(500));
    }

    private static DeadLetterSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("firstcome.dead-letters", DeadLetterSettings.class);
    }
}
