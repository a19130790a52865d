package io.firstcome.coupon.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class IntakeSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({IntakeSettings.class, BoardSettings.class})
    static class Settings {}

    @Test
    void theDefaultsAreThese() {
        try (AnnotationConfigApplicationContext context = start(Map.of())) {
            assertThat(context.getBean(IntakeSettings.class))
                    .isEqualTo(new IntakeSettings(20_000, 500, 10, 2, 3_000, 1_000, 5_000, 1_000, 1_000, 24));
            assertThat(context.getBean(BoardSettings.class))
                    .isEqualTo(new BoardSettings(200, 5_000, 100_000, 2_000_000));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "firstcome.intake.queue-capacity",
                "firstcome.intake.max-batch",
                "firstcome.intake.writers",
                "firstcome.intake.deadline-millis",
                "firstcome.intake.lock-timeout-millis",
                "firstcome.intake.statement-timeout-millis",
                "firstcome.intake.connect-timeout-millis",
                "firstcome.intake.breaker-open-millis",
                "firstcome.intake.idempotency-key-hours",
                "firstcome.board.refresh-millis",
                "firstcome.board.stale-millis",
                "firstcome.board.max-lines"
            })
    void nothingStartsWithAZero(String name) {
        assertThatThrownBy(() -> start(Map.of(name, "0")).close())
                .hasRootCauseInstanceOf(BindValidationException.class);
    }

    private static AnnotationConfigApplicationContext start(Map<String, Object> properties) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(Settings.class);
        context.refresh();
        return context;
    }
}
