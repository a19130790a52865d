package io.firstcome.coupon.cluster;

import io.firstcome.coupon.backing.EmbeddedPostgres;
import io.firstcome.coupon.stack.DatabaseAddress;
import io.firstcome.coupon.stack.Stack;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A PostgreSQL of the cluster, with the product's database in it. */
final class Database {

    private final Site site;
    private final EmbeddedPostgres server;
    private final ProcessPart part;

    Database(Site site, PartKind kind, Path directory, int port) {
        this.site = site;
        String name = kind == PartKind.POSTGRES ? "postgres" : "ledger-postgres";
        this.server = EmbeddedPostgres.on(
                directory, site.log(name), port, site.options().server(kind, name));
        this.part = site.part(kind, name, server.host() + ":" + port, server::start);
    }

    ProcessPart part() {
        return part;
    }

    /** Makes the database in a server that runs, unless it is there. */
    void create() {
        server.createDatabase(Stack.DATABASE);
    }

    DatabaseAddress address() {
        return DatabaseAddress.on(server);
    }

    /** Where a service reaches it. */
    InetSocketAddress seenBy(String client) {
        return site.wiring()
                .database(client, part.name(), InetSocketAddress.createUnresolved(server.host(), server.port()));
    }
}
