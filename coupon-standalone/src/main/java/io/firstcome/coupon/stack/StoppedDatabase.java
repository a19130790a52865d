package io.firstcome.coupon.stack;

import io.firstcome.coupon.backing.EmbeddedPostgres;
import io.firstcome.coupon.backing.PostgresServer;
import java.util.ArrayList;
import java.util.List;

/** The databases of a stack that is not running: PostgreSQL alone, for as long as somebody looks at it. */
public final class StoppedDatabase implements AutoCloseable {

    /** The intake's first; the ledger's second, if it has one of its own. */
    private final List<PostgresServer> servers = new ArrayList<>();

    private StoppedDatabase() {}

    /** The directory must be locked by the caller. */
    public static StoppedDatabase open(DataDirectory directory) {
        StoppedDatabase opened = new StoppedDatabase();
        try {
            directory.postgresDirectories().forEach(one -> opened.servers.add(EmbeddedPostgres.start(one)));
            return opened;
        } catch (RuntimeException broken) {
            opened.close();
            throw broken;
        }
    }

    public DatabaseAddresses addresses() {
        return new DatabaseAddresses(DatabaseAddress.on(servers.getFirst()), DatabaseAddress.on(servers.getLast()));
    }

    @Override
    public void close() {
        servers.forEach(PostgresServer::close);
    }
}
