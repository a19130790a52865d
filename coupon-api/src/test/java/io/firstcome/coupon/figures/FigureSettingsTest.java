package io.firstcome.coupon.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FigureSettingsTest {

    @Test
    void hasItsDefaultsAndItsNames() {
        assertThat(bind(Map.of())).isEqualTo(new FigureSettings(10_000, 1000, 2, 900));
        assertThat(bind(Map.of(
                        "firstcome.figures.watched-lines", "1",
                        "firstcome.figures.sample-millis", "50",
                        "firstcome.figures.exports", "8",
                        "firstcome.figures.export-seconds", "3")))
                .isEqualTo(new FigureSettings(1, 50, 8, 3));
    }

    private static FigureSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("firstcome.figures", FigureSettings.class);
    }
}
