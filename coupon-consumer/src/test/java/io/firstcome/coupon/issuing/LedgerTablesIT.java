package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.PaceSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.context.ConfigurableApplicationContext;

class LedgerTablesIT extends LedgerStoreContract {

    private static Bench bench;
    private static ConfigurableApplicationContext instance;

    @BeforeAll
    static void start() {
        bench = new Bench("ledger_tables");
        instance = bench.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Override
    LedgerStore store() {
        return instance.getBean(LedgerStore.class);
    }

    @Override
    LedgerTransaction transaction() {
        return instance.getBean(LedgerTransaction.class);
    }

    /** Stored only: the instance does not hear of it, and so does not go on with the line by itself. */
    @Override
    void bound(CouponId couponId) {
        instance.getBean(PaceRows.class).store(List.of(new PaceSet(Bench.nextVersion(), couponId, 1)), 1_000_000);
    }
}
