package io.firstcome.coupon.bench.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/** The references' tables, in a schema of their own; shaped like coupon-api's. */
public final class ReferenceTables {

    private static final String MAKE = """
            CREATE SCHEMA reference;
            CREATE TABLE reference.locked_coupon (
                id uuid PRIMARY KEY, quantity bigint NOT NULL, taken bigint NOT NULL) WITH (fillfactor = 50);
            CREATE TABLE reference.locked_request (
                id uuid PRIMARY KEY, coupon_id uuid NOT NULL, customer_id varchar(128) NOT NULL, ticket bigint NOT NULL,
                accepted_at timestamptz NOT NULL DEFAULT clock_timestamp(), UNIQUE (coupon_id, customer_id));
            CREATE TABLE reference.locked_outbox (
                id uuid PRIMARY KEY, aggregateid uuid NOT NULL, payload text NOT NULL);
            CREATE TABLE reference.plain_request (
                id uuid PRIMARY KEY, coupon_id uuid NOT NULL, customer_id varchar(128) NOT NULL,
                accepted_at timestamptz NOT NULL DEFAULT clock_timestamp(), UNIQUE (coupon_id, customer_id));
            CREATE TABLE reference.plain_outbox (
                id uuid PRIMARY KEY, aggregateid uuid NOT NULL, payload text NOT NULL);
            """;

    private ReferenceTables() {}

    public static void make(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(MAKE);
        }
    }

    /** A coupon that {@link LockedController} gives out. */
    public static void addCoupon(DataSource database, UUID coupon, long quantity) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO reference.locked_coupon VALUES (?, ?, 0)")) {
            insert.setObject(1, coupon);
            insert.setLong(2, quantity);
            insert.executeUpdate();
        }
    }
}
