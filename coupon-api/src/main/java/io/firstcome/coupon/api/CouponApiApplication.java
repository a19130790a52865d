package io.firstcome.coupon.api;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The intake service: it accepts issue requests, keeps the coupons' lines and answers customers and admins. */
@SpringBootApplication(
        scanBasePackages = {
            CouponApiApplication.ROOT + "api",
            CouponApiApplication.ROOT + "intake",
            CouponApiApplication.ROOT + "campaign",
            CouponApiApplication.ROOT + "outcome",
            CouponApiApplication.ROOT + "outbox",
            CouponApiApplication.ROOT + "catalog",
            CouponApiApplication.ROOT + "wallet",
            CouponApiApplication.ROOT + "limits",
            CouponApiApplication.ROOT + "pace",
            CouponApiApplication.ROOT + "deadletter",
            CouponApiApplication.ROOT + "figures",
            CouponApiApplication.ROOT + "audit",
            CouponApiApplication.ROOT + "watch"
        },
        proxyBeanMethods = false)
@ConfigurationPropertiesScan({
    CouponApiApplication.ROOT + "api",
    CouponApiApplication.ROOT + "intake",
    CouponApiApplication.ROOT + "campaign",
    CouponApiApplication.ROOT + "outcome",
    CouponApiApplication.ROOT + "outbox",
    CouponApiApplication.ROOT + "catalog",
    CouponApiApplication.ROOT + "wallet",
    CouponApiApplication.ROOT + "limits",
    CouponApiApplication.ROOT + "pace",
    CouponApiApplication.ROOT + "deadletter",
    CouponApiApplication.ROOT + "figures",
    CouponApiApplication.ROOT + "audit"
})
@EntityScan(CouponApiApplication.ROOT + "campaign")
@EnableJpaRepositories(basePackages = CouponApiApplication.ROOT + "campaign")
public class CouponApiApplication {

    /** Other services may stand on the same classpath: the root itself is never scanned. */
    static final String ROOT = "io.firstcome.coupon.";

    /**
     * One instance, not yet started, that reads {@code coupon-api.yaml}. Several may run in one JVM; each needs its own
     * {@code server.port}.
     */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CouponApiApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=coupon-api");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
