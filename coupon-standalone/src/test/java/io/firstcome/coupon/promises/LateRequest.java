package io.firstcome.coupon.promises;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.json.LineJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** One more request in the sample's open line, as the services write it step by step. */
final class LateRequest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final CouponId coupon = CouponId.parse(SampleDatabases.OPEN);
    private final IssueRequested request =
            new IssueRequested(new RequestId(UUID.randomUUID()), coupon, 62, 61, new CustomerId("late"), now);

    List<String> accept() {
        String payload = new String(LineJson.write(request), StandardCharsets.UTF_8);
        return List.of(
                "INSERT INTO intake.issue_request VALUES ('%s', '%s', 'late', 1, 61, 62, '%s')"
                        .formatted(request.requestId(), coupon, now),
                "INSERT INTO intake.outbox (id, aggregatetype, aggregateid, type, payload, sequence)"
                        + " VALUES ('%s', 'line', '%s', '%s', '%s', 62)"
                                .formatted(request.requestId(), coupon, LineJson.type(request), payload),
                "UPDATE intake.line SET next_ticket = 62, next_sequence = 63 WHERE coupon_id = '" + coupon + "'");
    }

    List<String> passBy() {
        return List.of(
                "UPDATE ledger.line SET last_ticket = 61, next_sequence = 63 WHERE coupon_id = '" + coupon + "'");
    }

    List<String> decide() {
        return List.of(
                "INSERT INTO ledger.decision VALUES ('%s', '%s', 62, 61, 'late', 'issued', 61, NULL, '%s')"
                        .formatted(request.requestId(), coupon, now),
                "INSERT INTO ledger.coupon VALUES ('%s', 61, '%s', 'late', 1, '%s', '%s', '2222-2222-2222-2222')"
                        .formatted(coupon, request.requestId(), now, now),
                "UPDATE ledger.line SET issued = 61, last_ticket = 61, next_sequence = 63 WHERE coupon_id = '" + coupon
                        + "'");
    }

    List<String> tell() {
        return List.of(
                "INSERT INTO intake.outcome VALUES ('%s', '%s', 61, 'issued', 61, NULL, '%s', 'late', '2222-2222-2222-2222', '%s')"
                        .formatted(request.requestId(), coupon, now, now));
    }
}
