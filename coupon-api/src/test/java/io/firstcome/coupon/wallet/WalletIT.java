package io.firstcome.coupon.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.ApiUnderTest.Reply;
import io.firstcome.coupon.api.TestTokens;
import io.firstcome.coupon.api.UsualInstances;
import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.outbox.SeededLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(UsualInstances.Given.class)
class WalletIT {

    private static final Instant ISSUED =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);

    private static ApiUnderTest api;
    private static JdbcClient database;

    @BeforeAll
    static void start(UsualInstances usual) {
        api = usual.first();
        database = usual.database();
    }

    @Test
    void itHoldsWhatWasIssuedToThisCustomerTheNewestFirst() {
        SeededLine line = SeededLine.create(database, 1, 1);
        SeededLine cancelled = SeededLine.create(database, 1, 1);
        database.sql("UPDATE intake.coupon SET state = 'cancelled' WHERE id = ?")
                .param(cancelled.couponId().value())
                .update();
        UUID valid = issue(line, "wallet-ann", 1, ISSUED.plusSeconds(2), ISSUED.plusSeconds(86400));
        issue(line, "wallet-ann", 2, ISSUED.plusSeconds(1), ISSUED.plusSeconds(60));
        issue(cancelled, "wallet-ann", 1, ISSUED.plusSeconds(3), ISSUED.plusSeconds(86400));
        issue(line, "wallet-bob", 3, ISSUED.plusSeconds(4), ISSUED.plusSeconds(86400));
        refuse(line, "wallet-ann");

        Reply wallet = wallet("wallet-ann", "");
        assertThat(wallet.status()).isEqualTo(200);
        assertThat(states(wallet)).containsExactly("cancelled", "valid", "expired");
        assertThat(wallet.body().path("items").path(1).propertyNames())
                .containsExactlyInAnyOrder(
                        "couponId", "name", "code", "serial", "state", "validUntil", "issuedAt", "requestId");
        assertThat(wallet.body().path("items").path(1).path("requestId").asString())
                .isEqualTo(valid.toString());
        assertThat(wallet.body().path("items").path(1).path("couponId").asString())
                .isEqualTo(line.couponId().toString());
        assertThat(wallet.response().headers().firstValue("Cache-Control").orElseThrow())
                .contains("no-store");
        assertThat(states(wallet("wallet-bob", ""))).containsExactly("valid");
        assertThat(states(wallet("nobody", ""))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherAlsoWhereMuchWasIssuedAtOnce() {
        SeededLine line = SeededLine.create(database, 1, 1);
        for (int serial = 1; serial <= 7; serial++) {
            issue(line, "wallet-cid", serial, ISSUED.plus(serial / 3, ChronoUnit.MICROS), ISSUED.plusSeconds(86400));
        }
        List<String> requests = new ArrayList<>();
        Optional<String> next = Optional.of("/v1/me/coupons?limit=2");
        int pages = 0;
        while (next.isPresent()) {
            Reply page = api.send("GET", next.get(), TestTokens.customer("wallet-cid"), null);
            page.body()
                    .path("items")
                    .forEach(item -> requests.add(item.path("requestId").asString()));
            next = page.response().headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
            pages++;
        }
        assertThat(pages).isEqualTo(4);
        assertThat(requests).hasSize(7).doesNotHaveDuplicates();
        for (String wrong : List.of("?limit=0", "?limit=201", "?limit=-1", "?limit=9999999999", "?after=x")) {
            Reply reply = wallet("wallet-cid", wrong);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.problem()).isEqualTo("invalid-request");
        }
    }

    @Test
    void itIsForCustomersOnly() {
        assertThat(api.send("GET", "/v1/me/coupons", null, null).status()).isEqualTo(401);
        assertThat(api.send("GET", "/v1/me/coupons", TestTokens.admin(), null).status())
                .isEqualTo(403);
    }

    private static Reply wallet(String customer, String query) {
        return api.send("GET", "/v1/me/coupons" + query, TestTokens.customer(customer), null);
    }

    private static List<String> states(Reply wallet) {
        List<String> states = new ArrayList<>();
        wallet.body()
                .path("items")
                .forEach(item -> states.add(item.path("state").asString()));
        return states;
    }

    private static UUID issue(SeededLine line, String customer, long serial, Instant issuedAt, Instant validUntil) {
        UUID request = UUID.randomUUID();
        database.sql("INSERT INTO intake.outcome (request_id, coupon_id, ticket, outcome, serial, decided_at,"
                        + " customer_id, code, valid_until) VALUES (?, ?, ?, 'issued', ?, ?, ?, ?, ?)")
                .params(request, line.couponId().value(), serial, serial, issuedAt.atOffset(ZoneOffset.UTC))
                .params(
                        customer,
                        CouponCode.draw(new Random(request.getLeastSignificantBits())::nextInt)
                                .value(),
                        validUntil.atOffset(ZoneOffset.UTC))
                .update();
        return request;
    }

    private static void refuse(SeededLine line, String customer) {
        database.sql("INSERT INTO intake.outcome (request_id, coupon_id, ticket, outcome, reason, decided_at,"
                        + " customer_id) VALUES (?, ?, 99, 'refused', 'sold-out', now(), ?)")
                .params(UUID.randomUUID(), line.couponId().value(), customer)
                .update();
    }
}
