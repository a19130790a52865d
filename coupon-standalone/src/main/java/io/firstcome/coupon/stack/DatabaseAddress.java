package io.firstcome.coupon.stack;

import io.firstcome.coupon.backing.PostgresServer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL database and who asks it. */
public record DatabaseAddress(String url, String user, String password) {

    /** The database that a stack keeps both its schemas in. */
    public static DatabaseAddress on(PostgresServer server) {
        return new DatabaseAddress(server.jdbcUrl(Stack.DATABASE), server.user(), server.password());
    }

    /** Connections without a pool. */
    public DataSource dataSource() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }
}
