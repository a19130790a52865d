package io.firstcome.coupon.relay;

import java.util.Map;

/** The settings' defaults, written out once. */
final class TestSettings {

    static final RelaySettings DEFAULTS = new RelaySettings(
            "localhost:9092",
            Map.of(),
            new RelaySettings.Database("localhost", 5432, "firstcome", "firstcome", ""),
            "firstcome_outbox",
            "firstcome_outbox",
            20,
            2048,
            200,
            10_000,
            250,
            200,
            10_000,
            1_000,
            10_000,
            30,
            80);

    private TestSettings() {}
}
