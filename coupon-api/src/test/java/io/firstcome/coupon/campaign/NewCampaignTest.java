package io.firstcome.coupon.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewCampaignTest {

    private static final Instant TIME = Instant.parse("2030-01-01T00:00:00.123456789Z");

    @Test
    void aCopyTellsByItsName() {
        assertThat(named("Noon").asCopy()).isEqualTo(named("Noon (copy)"));
        assertThat(named("x".repeat(200)).asCopy().name()).isEqualTo("x".repeat(193) + " (copy)");
        assertThat(named("x".repeat(193)).asCopy().name()).hasSize(200);
        assertThat(named("😀".repeat(100)).asCopy().name()).isEqualTo("😀".repeat(96) + " (copy)");
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        assertThat(named("Noon").opensAt()).isEqualTo(Instant.parse("2030-01-01T00:00:00.123456Z"));
    }

    private static NewCampaign named(String name) {
        return new NewCampaign(name, 1L, 0L, 1, TIME, TIME.plusSeconds(1), TIME.plusSeconds(1));
    }
}
