package io.firstcome.coupon.bench.reference;

import io.firstcome.coupon.contract.CustomerId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One transaction a request by plain JDBC, with the two rows that coupon-api writes, but without a line: it locks nothing,
 * looks nobody up and knows no order, so it is the least that one transaction a request costs.
 */
@RestController
class PlainController {

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    PlainController(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    @PostMapping("/v1/coupons/{id}/reference/plain")
    ResponseEntity<ReferenceAnswer> ask(@PathVariable UUID id, CustomerId customer) {
        UUID request = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> {
            database.sql("INSERT INTO reference.plain_request (id, coupon_id, customer_id) VALUES (?, ?, ?)")
                    .params(request, id, customer.value())
                    .update();
            database.sql("INSERT INTO reference.plain_outbox (id, aggregateid, payload) VALUES (?, ?, ?)")
                    .params(request, id, ReferenceMessage.of(request, id, customer.value()))
                    .update();
        });
        return ReferenceAnswer.accepted(request, id, 1);
    }
}
