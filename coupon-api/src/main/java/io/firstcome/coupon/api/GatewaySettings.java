package io.firstcome.coupon.api;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * A gateway that knows its customers by its own means and passes their ids on. Only these settings switch it on; no request
 * can.
 *
 * @param enabled whether there is such a gateway; while it is false the headers mean nothing
 * @param secret what proves that a request comes from the gateway: 32 to 256 visible ASCII characters
 * @param previousSecret taken as well while the secret is being changed; empty if there is none
 * @param customerHeader the header with the customer's id; the gateway must replace what the client sent in it
 * @param secretHeader the header with the secret
 */
@Validated
@ConfigurationProperties("firstcome.security.trusted-gateway")
record GatewaySettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("") String secret,
        @DefaultValue("") String previousSecret,

        @DefaultValue("X-Customer-Id") @Pattern(regexp = HEADER_NAME)
        String customerHeader,

        @DefaultValue("X-Gateway-Secret") @Pattern(regexp = HEADER_NAME)
        String secretHeader) {

    private static final String HEADER_NAME = "X-[A-Za-z0-9-]{1,60}";
    private static final String SECRET = "[\\x21-\\x7e]{32,256}";

    /** Checked here rather than on the components: a start that fails prints the value that it refuses. */
    @AssertTrue(
            message = "must be true: secret (and previousSecret, where given) has 32 to 256 visible ASCII characters")
    boolean isSecretUsable() {
        return !enabled || (secret.matches(SECRET) && (previousSecret.isEmpty() || previousSecret.matches(SECRET)));
    }

    @AssertTrue(message = "must be true: the customer and the secret come in two headers")
    boolean isEachInAHeaderOfItsOwn() {
        return !customerHeader.equalsIgnoreCase(secretHeader);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "GatewaySettings[enabled=" + enabled + ", customerHeader=" + customerHeader + "]";
    }
}
