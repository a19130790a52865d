package io.firstcome.coupon.bench.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.bench.Measured;
import org.junit.jupiter.api.Test;

class PgBenchTest {

    private static final String SAID = """
            pgbench (15.18, server 18.6)
            transaction type: script.sql
            number of clients: 32
            duration: 5 s
            number of transactions actually processed: 12500
            number of failed transactions: 3 (0.024%)
            latency average = 12.7 ms
            initial connection time = 40.1 ms
            tps = 2500.000000 (without initial connection time)
            """;

    @Test
    void itsLastWordsAreTheResult() {
        assertThat(PgBench.measured(SAID)).hasValue(new Measured(12_500, 3, 5.0));
    }

    @Test
    void anythingElseIsNone() {
        assertThat(PgBench.measured("pgbench: error: connection to server failed"))
                .isEmpty();
    }
}
