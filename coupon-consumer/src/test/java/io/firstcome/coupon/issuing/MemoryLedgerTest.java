package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import java.time.Instant;
import java.time.InstantSource;

class MemoryLedgerTest extends LedgerStoreContract {

    private final MemoryLedger ledger =
            new MemoryLedger(InstantSource.fixed(Instant.parse("2026-06-01T02:00:00.123456Z")));

    @Override
    LedgerStore store() {
        return ledger;
    }

    @Override
    LedgerTransaction transaction() {
        return new LedgerTransaction(ledger);
    }

    @Override
    void bound(CouponId couponId) {
        ledger.bound(couponId);
    }
}
