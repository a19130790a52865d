package io.firstcome.coupon.load.subject;

import io.firstcome.coupon.stack.DataDirectory;
import io.firstcome.coupon.stack.DatabaseAddresses;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An API that others run. Its databases are known only if the key lies in the data directory of an {@code up} or {@code
 * cluster} that runs on this machine; its processes are not.
 */
public final class GivenTarget implements Target {

    private static final String KEY_FILE = "token-key.der";
    private static final String PUBLIC_KEY_FILE = "token-key.pub.pem";

    private final List<URI> apis;
    private final DataDirectory directory;

    private GivenTarget(List<URI> apis, DataDirectory directory) {
        this.apis = List.copyOf(apis);
        this.directory = directory;
    }

    /**
     * @param tokenKey the {@value #KEY_FILE} of a data directory; the apis trust the public key beside it
     * @throws IllegalArgumentException if there is no such key
     */
    public static GivenTarget of(List<URI> apis, Path tokenKey) {
        Path parent = tokenKey.toAbsolutePath().getParent();
        boolean isPair = parent != null
                && tokenKey.endsWith(KEY_FILE)
                && Files.isReadable(tokenKey)
                && Files.isReadable(parent.resolve(PUBLIC_KEY_FILE));
        if (parent == null || !isPair) {
            throw new IllegalArgumentException("token-key is the " + KEY_FILE + " of a data directory, beside "
                    + PUBLIC_KEY_FILE + ", not " + tokenKey);
        }
        return new GivenTarget(apis, new DataDirectory(parent));
    }

    @Override
    public String description() {
        return "an API that others run: " + apis;
    }

    @Override
    public List<URI> apis() {
        return apis;
    }

    @Override
    public DevelopmentKeys keys() {
        return directory.keys();
    }

    @Override
    public Optional<DatabaseAddresses> databases() {
        return directory.published();
    }

    @Override
    public List<Component> components() {
        return List.of(Component.here("driver"));
    }

    @Override
    public List<URI> consumers() {
        return List.of();
    }

    @Override
    public OptionalInt pacePerSecond() {
        return OptionalInt.empty();
    }

    @Override
    public void close() {
        // it belongs to others
    }
}
