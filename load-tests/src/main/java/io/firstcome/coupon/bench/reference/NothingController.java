package io.firstcome.coupon.bench.reference;

import io.firstcome.coupon.contract.CustomerId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Authenticates, reads the request, answers, and does nothing else: what HTTP and security cost alone. */
@RestController
class NothingController {

    @PostMapping("/v1/coupons/{id}/reference/nothing")
    ResponseEntity<ReferenceAnswer> ask(
            @PathVariable UUID id, CustomerId customer, @RequestBody(required = false) byte @Nullable [] body) {
        long ticket = customer.value().length() + (body == null ? 0 : body.length);
        return ReferenceAnswer.accepted(UUID.randomUUID(), id, ticket);
    }
}
