package io.firstcome.coupon.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BackingSettingsTest {

    @Test
    void embeddedIsTheDefault() {
        assertThat(BackingSettings.from(Map.of())).isInstanceOf(BackingSettings.Throwaway.class);
    }

    @Test
    void externalTakesAddresses() {
        Map<String, String> environment = Map.of(
                "FIRSTCOME_BACKING", "external",
                "FIRSTCOME_POSTGRES", "db.example:5432",
                "FIRSTCOME_POSTGRES_USER", "u",
                "FIRSTCOME_POSTGRES_PASSWORD", "p",
                "FIRSTCOME_KAFKA", "k1:9092,k2:9092");
        assertThat(BackingSettings.from(environment))
                .isEqualTo(new BackingSettings.External("db.example", 5432, "u", "p", "k1:9092,k2:9092"));
    }

    @Test
    void saysWhatIsMissingOrUnknown() {
        assertThatThrownBy(() -> BackingSettings.from(Map.of("FIRSTCOME_BACKING", "external")))
                .isInstanceOf(BackingFailure.class)
                .hasMessageContaining("FIRSTCOME_POSTGRES");
        assertThatThrownBy(() ->
                        BackingSettings.from(Map.of("FIRSTCOME_BACKING", "external", "FIRSTCOME_POSTGRES", "nowhere")))
                .hasMessageContaining("host:port");
        assertThatThrownBy(() -> BackingSettings.from(Map.of("FIRSTCOME_BACKING", "docker")))
                .hasMessageContaining("embedded or external");
    }
}
