package io.firstcome.coupon.stack;

import io.firstcome.coupon.backing.PostgresServer;

/** The database of a stack that is not running: PostgreSQL alone, for as long as somebody looks at it. */
public final class StoppedDatabase implements AutoCloseable {

    private final PostgresServer server;

    private StoppedDatabase(PostgresServer server) {
        this.server = server;
    }

    /** The directory must be locked by the caller. */
    public static StoppedDatabase open(DataDirectory directory) {
        return new StoppedDatabase(directory.backing().startPostgres());
    }

    public DatabaseAddress address() {
        return DatabaseAddress.on(server);
    }

    @Override
    public void close() {
        server.close();
    }
}
