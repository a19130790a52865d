package io.firstcome.coupon.issuing;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.PaceSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /** Autovacuum knows nothing of a coupon of which all are issued within its first minute. */
    @Test
    void whatCustomersHaveIsLookedUpByTheIndexes() {
        JdbcClient jdbc = instance.getBean(JdbcClient.class);
        UUID couponId = UUID.randomUUID();
        List<String> rushed = List.of(
                "INSERT INTO ledger.coupon SELECT :coupon, n, gen_random_uuid(), 'c-' || n, 1, now(), now(), 'code-' || n"
                        + " FROM generate_series(1, 20000) AS n",
                "INSERT INTO ledger.waiting SELECT :coupon, n, gen_random_uuid(), 'w-' || n, n, now()"
                        + " FROM generate_series(1, 20000) AS n");
        rushed.forEach(rows -> jdbc.sql(rows).param("coupon", couponId).update());
        String plan = jdbc.sql("EXPLAIN " + TouchedRows.HELD)
                .param(
                        "ids",
                        IntStream.range(0, 500)
                                .mapToObj(_ -> couponId.toString())
                                .toArray(String[]::new))
                .param(
                        "customers",
                        IntStream.range(0, 500).mapToObj(n -> "c-" + n).toArray(String[]::new))
                .query(String.class)
                .list()
                .toString();
        assertThat(plan)
                .contains("coupon_coupon_id_customer_id_nth_key", "waiting_customer")
                .doesNotContain("Seq Scan", "Hash", "Sort");
    }
}
