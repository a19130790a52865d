package io.firstcome.coupon.relay;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The outbox relay as a Spring Boot application. Its settings are {@code firstcome.relay.*}, its file {@code
 * outbox-relay.yaml}. It brings its own database connection, so that beside other services on one classpath nobody's
 * {@code DataSource} is taken for its own.
 */
@SpringBootApplication(
        proxyBeanMethods = false,
        excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(RelaySettings.class)
public final class OutboxRelayApplication {

    private OutboxRelayApplication() {}

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(OutboxRelayApplication.class)
                .main(OutboxRelayApplication.class)
                .properties("spring.config.name=outbox-relay");
    }

    public static void main(String[] args) {
        application().run(args);
    }
}
