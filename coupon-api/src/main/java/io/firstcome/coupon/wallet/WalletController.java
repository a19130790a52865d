package io.firstcome.coupon.wallet;

import io.firstcome.coupon.api.Cursor;
import io.firstcome.coupon.api.FieldErrors;
import io.firstcome.coupon.api.PageLink;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.contract.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The customer's own coupons. */
@RestController
class WalletController {

    private static final String PATH = "/v1/me/coupons";

    private final HeldCoupons held;

    WalletController(HeldCoupons held) {
        this.held = held;
    }

    /**
     * A page of the wallet.
     *
     * @param items the newest first
     */
    record Wallet(List<HeldCoupon> items) {}

    /**
     * Lists the coupons that the customer of the token holds, the newest first. One that has just been issued is here a
     * moment later than in the status of its request.
     *
     * @param limit how many at most, 1 to 200; 50 if left out
     * @param after where the page before ended: from its {@code Link} header
     */
    @Refusals(Problem.INVALID_REQUEST)
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Wallet> wallet(
            CustomerId customer,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        FieldErrors errors = new FieldErrors();
        int size = PageLink.limit(limit, errors);
        Cursor begin = Cursor.begin(after, errors);
        errors.throwIfAny();
        List<HeldCoupon> found = held.find(customer, begin, size + 1);
        if (found.size() <= size) {
            return ResponseEntity.ok(new Wallet(found));
        }
        List<HeldCoupon> items = found.subList(0, size);
        return ResponseEntity.ok().headers(next(size, items.getLast())).body(new Wallet(items));
    }

    private static HttpHeaders next(int limit, HeldCoupon last) {
        return PageLink.to(PATH)
                .with("limit", limit)
                .with("after", new Cursor(last.issuedAt(), last.requestId()).text())
                .asNext();
    }
}
