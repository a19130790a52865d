package io.firstcome.coupon.bench.reference;

import io.firstcome.coupon.contract.CustomerId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What most people write first: one JPA transaction a request, which locks the coupon, looks whether the customer has one,
 * counts, and stores the request with a row of the outbox.
 */
@RestController
class LockedController {

    private static final String EARLIER =
            "select request from LockedRequest request where request.couponId = :coupon and request.customerId = :customer";

    private final EntityManager entities;
    private final TransactionTemplate transaction;

    LockedController(EntityManager entities, TransactionTemplate transaction) {
        this.entities = entities;
        this.transaction = transaction;
    }

    @PostMapping("/v1/coupons/{id}/reference/locked")
    ResponseEntity<ReferenceAnswer> ask(@PathVariable UUID id, CustomerId customer) {
        return Objects.requireNonNull(transaction.execute(_ -> accept(id, customer.value())));
    }

    private ResponseEntity<ReferenceAnswer> accept(UUID id, String customer) {
        LockedCoupon coupon = entities.find(LockedCoupon.class, id, LockModeType.PESSIMISTIC_WRITE);
        boolean repeated = !entities.createQuery(EARLIER, LockedRequest.class)
                .setParameter("coupon", id)
                .setParameter("customer", customer)
                .getResultList()
                .isEmpty();
        if (coupon == null || repeated || !coupon.take()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        UUID request = UUID.randomUUID();
        entities.persist(new LockedRequest(request, id, customer, coupon.taken()));
        entities.persist(new LockedMessage(request, id, ReferenceMessage.of(request, id, customer)));
        return ReferenceAnswer.accepted(request, id, coupon.taken());
    }
}
