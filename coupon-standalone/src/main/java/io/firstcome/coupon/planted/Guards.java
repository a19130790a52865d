package io.firstcome.coupon.planted;

import io.firstcome.coupon.cluster.Cluster;
import io.firstcome.coupon.cluster.Part;
import io.firstcome.coupon.cluster.PartKind;
import io.firstcome.coupon.rules.Rules;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What would hide a bug, and how it is taken away. No statement is lenient: a constraint of another name is to be noticed. */
enum Guards {
    NONE(List.of(), List.of(), List.of()),

    /** The ledger's keys: of decisions by request and by ticket, of coupons by serial, by request and by customer. */
    LEDGER_KEYS(
            List.of(),
            List.of(),
            List.of(
                    "ALTER TABLE ledger.decision DROP CONSTRAINT decision_pkey",
                    "ALTER TABLE ledger.decision DROP CONSTRAINT decision_coupon_id_ticket_key",
                    "ALTER TABLE ledger.coupon DROP CONSTRAINT coupon_pkey",
                    "ALTER TABLE ledger.coupon DROP CONSTRAINT coupon_request_id_key",
                    "ALTER TABLE ledger.coupon DROP CONSTRAINT coupon_coupon_id_customer_id_nth_key")),

    /** That a ticket is given out once. */
    TICKET_KEY(
            List.of(),
            List.of("ALTER TABLE intake.issue_request DROP CONSTRAINT issue_request_coupon_id_ticket_key"),
            List.of()),

    /** That what is missing on the way is published again. */
    HEALING(List.of("no-healing"), List.of(), List.of());

    private final List<String> apiScripts;
    private final List<String> intakeSql;
    private final List<String> ledgerSql;

    Guards(List<String> apiScripts, List<String> intakeSql, List<String> ledgerSql) {
        this.apiScripts = apiScripts;
        this.intakeSql = intakeSql;
        this.ledgerSql = ledgerSql;
    }

    void takeAway(Cluster cluster, Rules rules) throws SQLException {
        execute(cluster.intake(), intakeSql);
        execute(cluster.ledger(), ledgerSql);
        for (Part api : cluster.parts(PartKind.API)) {
            apiScripts.forEach(script -> rules.lay(api.name(), script));
        }
    }

    List<String> intakeSql() {
        return intakeSql;
    }

    List<String> ledgerSql() {
        return ledgerSql;
    }

    private static void execute(DatabaseAddress database, List<String> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
