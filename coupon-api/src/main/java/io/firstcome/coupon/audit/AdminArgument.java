package io.firstcome.coupon.audit;

import io.firstcome.coupon.api.PrincipalArgument;
import org.springframework.context.annotation.Configuration;

/** A controller's parameter of type {@link Admin} is who asks. */
@Configuration(proxyBeanMethods = false)
class AdminArgument extends PrincipalArgument {

    AdminArgument() {
        super(
                Admin.class,
                Admin::ofToken,
                "The token's 'sub' names no admin: it has 1 to " + Admin.MAX_LENGTH
                        + " characters, no control characters and does not begin with 'system:'.");
    }
}
