package io.firstcome.coupon.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL and a Kafka that others run: reached, never stopped. */
final class ExternalBacking implements Backing {

    private final BackingSettings.External settings;

    private ExternalBacking(BackingSettings.External settings) {
        this.settings = settings;
    }

    static ExternalBacking connect(BackingSettings.External settings) {
        ExternalBacking backing = new ExternalBacking(settings);
        backing.checkPostgres();
        return backing;
    }

    private void checkPostgres() {
        PostgresServer postgres = postgres();
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), settings.user(), settings.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW wal_level")) {
            row.next();
            if (!row.getString(1).equals("logical")) {
                throw new BackingFailure("the PostgreSQL at " + settings.host() + " has wal_level=" + row.getString(1)
                        + ": set wal_level=logical and restart it");
            }
        } catch (SQLException broken) {
            throw new BackingFailure(
                    "no PostgreSQL answers at " + settings.host() + ":" + settings.port() + ": " + broken.getMessage(),
                    broken);
        }
    }

    @Override
    public PostgresServer postgres() {
        return new PostgresServer() {
            @Override
            public String host() {
                return settings.host();
            }

            @Override
            public int port() {
                return settings.port();
            }

            @Override
            public String user() {
                return settings.user();
            }

            @Override
            public String password() {
                return settings.password();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public KafkaServer kafka() {
        return new KafkaServer() {
            @Override
            public String bootstrapServers() {
                return settings.bootstrapServers();
            }

            @Override
            public boolean restartable() {
                return false;
            }

            @Override
            public void stop() {
                throw new UnsupportedOperationException("this Kafka is run by others");
            }

            @Override
            public void start() {
                throw new UnsupportedOperationException("this Kafka is run by others");
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {}
}
