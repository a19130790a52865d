package io.firstcome.coupon.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertSettingsTest {

    private static AlertSettings read(Map<String, String> settings) {
        return AlertSettings.read(name -> settings.get(name.substring(AlertSettings.PREFIX.length())));
    }

    @Test
    void theDefaultsAreOffAndSeldom() {
        AlertSettings settings = read(Map.of("instance", "node-1"));
        assertThat(settings)
                .isEqualTo(new AlertSettings(
                        null,
                        "",
                        "node-1",
                        "infra/runbook/",
                        Duration.ofMinutes(5),
                        Duration.ofHours(4),
                        Duration.ofSeconds(30),
                        60,
                        6,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5)));
        assertThat(settings).hasToString("AlertSettings[off]");
        assertThat(read(Map.of()).instance()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "min-interval-seconds, 10, 86400",
        "repeat-minutes, 1, 10080",
        "clear-seconds, 1, 3600",
        "max-per-hour, 1, 1000",
        "attempts, 1, 20",
        "retry-initial-millis, 10, 60000",
        "timeout-millis, 100, 60000"
    })
    void eachNumberHasItsBounds(String name, int min, int max) {
        assertThat(read(Map.of(name, "" + min))).isNotNull();
        assertThat(read(Map.of(name, " " + max))).isNotNull();
        for (String beyond : new String[] {"" + (min - 1), "" + (max + 1), "x", "", "99999999999"}) {
            assertThatThrownBy(() -> read(Map.of(name, beyond)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("firstcome.alerts." + name);
        }
    }

    @ParameterizedTest
    @CsvSource({"ftp://host/x", "http:///x", "host", "'http://a b'"})
    void anAddressIsHttp(String url) {
        assertThatThrownBy(() -> read(Map.of("webhook-url", url, "secret", AlertReceiver.SECRET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("firstcome.alerts.webhook-url")
                .hasMessageNotContaining("a b");
    }

    @Test
    void anAddressNeedsASecret() {
        assertThat(read(Map.of("webhook-url", "https://hooks.example/x", "secret", AlertReceiver.SECRET)))
                .hasToString("AlertSettings[to hooks.example]");
        assertThatThrownBy(() -> read(Map.of("webhook-url", "https://hooks.example/x", "secret", "short")))
                .hasMessageContaining("firstcome.alerts.secret");
        assertThat(read(Map.of("webhook-url", " ")).webhookUrl()).isNull();
    }
}
