package io.firstcome.coupon.promises;

import java.sql.SQLException;

/** Whether a commit is flushed on both servers: an accepted request must outlive a crash. */
final class DurabilityPass {

    /** What is in force here, and what is set for a role or a database and so is in force elsewhere. */
    private static final String SETTINGS = """
            SELECT name, setting, 'sessions like this one' FROM pg_settings
             WHERE name IN ('synchronous_commit', 'fsync', 'full_page_writes')
            UNION ALL
            SELECT split_part(entry, '=', 1), split_part(entry, '=', 2),
                   'role ' || coalesce(setrole::regrole::text, 'any')
              FROM (SELECT nullif(setrole, 0) AS setrole, unnest(setconfig) AS entry
                      FROM pg_db_role_setting
                     WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))) own
             WHERE entry LIKE 'synchronous_commit=%'
             ORDER BY 1, 3
            """;

    private record Setting(String name, String value, String where) {

        boolean durable() {
            return !value.equals("off");
        }
    }

    private final Sides sides;
    private final StringBuilder seen = new StringBuilder();

    DurabilityPass(Sides sides) {
        this.sides = sides;
    }

    void run() throws SQLException {
        read("intake", sides.intake());
        read("ledger", sides.ledger());
        sides.findings().checked(Check.DURABILITY_SETTINGS, "settings read on both servers:%s", seen);
    }

    private void read(String side, Snapshot snapshot) throws SQLException {
        seen.append(seen.isEmpty() ? " " : ", ").append(side).append(' ');
        try (Rows<Setting> rows =
                snapshot.rows(SETTINGS, row -> new Setting(row.getString(1), row.getString(2), row.getString(3)))) {
            String separator = "";
            for (Setting setting = rows.peek(); setting != null; setting = rows.peek()) {
                seen.append(separator).append(setting.name()).append('=').append(setting.value());
                separator = " ";
                if (!setting.durable()) {
                    sides.findings()
                            .violation(
                                    Check.DURABILITY_SETTINGS,
                                    "%s is off for %s at the %s's database: a crash can lose what was answered",
                                    setting.name(),
                                    setting.where(),
                                    side);
                }
                rows.advance();
            }
        }
    }
}
