package io.firstcome.coupon.api;

import io.firstcome.coupon.contract.CustomerId;
import org.springframework.context.annotation.Configuration;

/** A controller's parameter of type {@link CustomerId} is the customer who asks. */
@Configuration(proxyBeanMethods = false)
class CustomerArgument extends PrincipalArgument {

    CustomerArgument() {
        super(
                CustomerId.class,
                CustomerId::new,
                "The token's 'sub' names no customer: it has 1 to " + CustomerId.MAX_LENGTH
                        + " characters and no control characters.");
    }
}
