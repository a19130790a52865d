package io.firstcome.coupon.issuing;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * The service that decides the coupons' lines. Any number of instances may run: Kafka shares the lines' partitions out
 * among them, and each takes its part of the pace.
 */
@SpringBootApplication(scanBasePackages = "io.firstcome.coupon.issuing")
public class CouponConsumerApplication {

    /** The service as it is to be started, also beside others in one JVM: its settings are in coupon-consumer.yaml. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CouponConsumerApplication.class)
                .properties("spring.config.name=coupon-consumer");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
