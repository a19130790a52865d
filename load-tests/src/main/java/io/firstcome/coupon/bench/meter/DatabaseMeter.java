package io.firstcome.coupon.bench.meter;

import io.firstcome.coupon.bench.Meter;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A number that PostgreSQL counts up, asked for over a connection that stays. */
public final class DatabaseMeter implements Meter, AutoCloseable {

    private final String name;
    private final Connection connection;
    private final PreparedStatement query;

    private DatabaseMeter(String name, Connection connection, PreparedStatement query) {
        this.name = name;
        this.connection = connection;
        this.query = query;
    }

    /** How much has been written ahead, whoever wrote it. */
    public static DatabaseMeter walBytes(DatabaseAddress database) throws SQLException {
        return of("WAL bytes", database, "SELECT pg_current_wal_insert_lsn() - '0/0'");
    }

    /** How many statements have been carried out, commits included; needs pg_stat_statements. */
    public static DatabaseMeter statements(DatabaseAddress database) throws SQLException {
        return of("SQL statements", database, "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements(false)");
    }

    /** @param query of one row with the number */
    public static DatabaseMeter of(String name, DatabaseAddress database, String query) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        try (Statement setting = connection.createStatement()) {
            // what is asked here does not count itself
            setting.execute("SET pg_stat_statements.track = 'none'");
            return new DatabaseMeter(name, connection, connection.prepareStatement(query));
        } catch (SQLException broken) {
            connection.close();
            throw broken;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double total() throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getDouble(1);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException _) {
            // the server has ended, and the connection with it
        }
    }
}
