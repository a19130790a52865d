package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.PaceSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored settings of the pace, and since when which pace of all coupons is in force. */
@Component
final class PaceRows {

    private static final String LOAD = "SELECT subject, version, issues_per_second FROM ledger.pace_setting";

    /**
     * Keeps the later setting of each subject and returns those that were not known. One statement; it locks the
     * subjects' rows, in their order, so of several instances that hear the same one stores it and the others wait.
     */
    private static final String STORE = """
            INSERT INTO ledger.pace_setting AS known (subject, version, issues_per_second)
            SELECT * FROM unnest(:subjects::uuid[], :versions::bigint[], :paces::integer[]) AS given (subject)
            ORDER BY given.subject
            ON CONFLICT (subject) DO UPDATE
            SET version = excluded.version, issues_per_second = excluded.issues_per_second
            WHERE known.version < excluded.version
            RETURNING known.subject""";

    /** A statement of its own, after {@link #STORE}: it must see what whoever held that lock has noted. */
    private static final String NOTE_IF_CHANGED = """
            INSERT INTO ledger.pace (issues_per_second)
            SELECT :pace
            WHERE :pace IS DISTINCT FROM (
                SELECT issues_per_second FROM ledger.pace ORDER BY since DESC LIMIT 1)""";

    private final JdbcClient jdbc;
    private final LedgerTransaction transaction;

    PaceRows(JdbcClient jdbc, LedgerTransaction transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    List<PaceSet> load() {
        return jdbc.sql(LOAD).query((row, _) -> setting(row)).list();
    }

    private static PaceSet setting(ResultSet row) throws SQLException {
        UUID subject = row.getObject("subject", UUID.class);
        Integer perSecond = row.getObject("issues_per_second", Integer.class);
        CouponId couponId = subject.equals(PaceInForce.ALL) ? null : new CouponId(subject);
        return new PaceSet(row.getLong("version"), couponId, perSecond);
    }

    /**
     * Stores the settings, at most one of each subject, as far as no later one is stored.
     *
     * @param ofAll the pace of all coupons that is in force by them; noted if one of them set it
     */
    void store(Collection<PaceSet> settings, int ofAll) {
        transaction.execute(() -> {
            Set<UUID> stored = jdbc
                    .sql(STORE)
                    .param("subjects", Sql.texts(settings, PaceSet::subject))
                    .param("versions", Sql.texts(settings, PaceSet::version))
                    .param("paces", Sql.texts(settings, PaceSet::issuesPerSecond))
                    .query(UUID.class)
                    .list()
                    .stream()
                    .collect(Collectors.toSet());
            return stored.contains(PaceInForce.ALL) ? note(ofAll) : 0;
        });
    }

    /** Notes that from now on this pace is in force, if it was another before; returns how many rows that took. */
    int note(int ofAll) {
        return jdbc.sql(NOTE_IF_CHANGED).param("pace", ofAll).update();
    }
}
