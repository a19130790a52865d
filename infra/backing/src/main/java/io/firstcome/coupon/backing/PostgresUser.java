package io.firstcome.coupon.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root; this is how it is run as somebody else then. */
enum PostgresUser {
    /** Not root: as we are. */
    OURSELVES(List.of()),
    /** Root in a user namespace of its own, where it is nobody; files stay root's outside. */
    NOBODY_IN_A_NAMESPACE(List.of("unshare", "-U")),
    /** Root where user namespaces are forbidden: as the unprivileged user with that id, who must own the data. */
    UNPRIVILEGED(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final int UNPRIVILEGED_ID = 65534;

    private final List<String> prefix;

    PostgresUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static PostgresUser choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OURSELVES;
        }
        if (Commands.succeeds(NOBODY_IN_A_NAMESPACE.command(List.of("true")))) {
            return NOBODY_IN_A_NAMESPACE;
        }
        if (Commands.succeeds(UNPRIVILEGED.command(List.of("true")))) {
            return UNPRIVILEGED;
        }
        throw new BackingFailure("PostgreSQL does not run as root, and here root can use neither 'unshare -U' nor"
                + " 'setpriv': run this as an ordinary user");
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Where programs and data can stand so that this user can reach them. */
    Path cacheDirectory() {
        if (this == UNPRIVILEGED) {
            return Path.of(System.getProperty("java.io.tmpdir"), "firstcome-postgres");
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        return (cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
                .resolve("firstcome");
    }

    /** Makes the directory and hands it to this user. */
    void own(Path directory) {
        try {
            Files.createDirectories(directory);
            if (this == UNPRIVILEGED) {
                Files.setAttribute(directory, "unix:uid", UNPRIVILEGED_ID);
                Files.setAttribute(directory, "unix:gid", UNPRIVILEGED_ID);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot make " + directory, broken);
        }
    }
}
