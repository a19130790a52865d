package io.firstcome.coupon.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Kafka is away for a while: customers are still accepted, and get their decision when it is back. */
class KafkaAwayIT {

    @Test
    void customersAreAcceptedWithoutKafkaAndDecidedWhenItIsBack() throws Exception {
        try (StackUnderTest under = new StackUnderTest(new StackSettings(2, 1, 1, 0, 1000))) {
            String coupon = under.openCoupon(30, 0);
            for (int i = 0; i < 10; i++) {
                assertThat(under.claim(coupon, "before-" + i, i % 2).status()).isEqualTo(202);
            }
            under.awaitDecided(coupon, 10);

            under.backing.kafka().stop();
            for (int i = 0; i < 20; i++) {
                assertThat(under.claim(coupon, "without-" + i, i % 2).status()).isEqualTo(202);
            }
            assertThat(under.claim(coupon, "late", 0).body().path("type").asString())
                    .endsWith("/sold-out");
            assertThat(under.count("SELECT count(*) FROM ledger.decision")).isEqualTo(10);

            under.backing.kafka().start();
            under.awaitDecided(coupon, 30);
            assertThat(under.verdict().held()).as("" + under.verdict()).isTrue();
        }
    }
}
