package io.firstcome.coupon.backing;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** Which PostgreSQL and Kafka to stand on. A further provider is a further record here. */
public sealed interface BackingSettings {

    /** Both are started from Maven artifacts and keep their data under a directory that survives. */
    record Embedded(Path directory) implements BackingSettings {
        @Override
        public Backing start() {
            return EmbeddedBacking.start(directory, false);
        }
    }

    /** Both are started from Maven artifacts, on a directory that is removed at the end with all that is in it. */
    record Throwaway(Path directory) implements BackingSettings {
        @Override
        public Backing start() {
            return EmbeddedBacking.start(directory, true);
        }

        /** On a temporary directory that does not exist yet. */
        public static Throwaway somewhere() {
            return new Throwaway(Path.of(System.getProperty("java.io.tmpdir"), "firstcome-" + UUID.randomUUID()));
        }
    }

    /**
     * Both are run by others.
     *
     * @param host PostgreSQL's host; the server needs {@code wal_level=logical}
     * @param user a role that may create databases and replicate
     * @param bootstrapServers Kafka's, {@code host:port[,host:port…]}
     */
    record External(String host, int port, String user, String password, String bootstrapServers)
            implements BackingSettings {
        @Override
        public Backing start() {
            return ExternalBacking.connect(this);
        }
    }

    /** Starts or reaches them. Returns when both answer. */
    Backing start();

    /**
     * What the environment asks for: {@code FIRSTCOME_BACKING} is {@code embedded} (the default) or {@code external}; the
     * latter needs {@code FIRSTCOME_POSTGRES} ({@code host:port}), {@code FIRSTCOME_POSTGRES_USER}, {@code
     * FIRSTCOME_POSTGRES_PASSWORD} and {@code FIRSTCOME_KAFKA} (bootstrap servers).
     *
     * @throws BackingFailure if something is missing or unknown
     */
    static BackingSettings fromEnvironment() {
        return from(System.getenv());
    }

    static BackingSettings from(Map<String, String> environment) {
        String provider = environment.getOrDefault("FIRSTCOME_BACKING", "embedded");
        return switch (provider) {
            case "embedded" -> Throwaway.somewhere();
            case "external" -> external(environment);
            default -> throw new BackingFailure("FIRSTCOME_BACKING is embedded or external, not " + provider);
        };
    }

    private static External external(Map<String, String> environment) {
        String address = required(environment, "FIRSTCOME_POSTGRES");
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new BackingFailure("FIRSTCOME_POSTGRES is host:port, not " + address);
        }
        return new External(
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)),
                required(environment, "FIRSTCOME_POSTGRES_USER"),
                required(environment, "FIRSTCOME_POSTGRES_PASSWORD"),
                required(environment, "FIRSTCOME_KAFKA"));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new BackingFailure(name + " is not set, but FIRSTCOME_BACKING=external needs it");
        }
        return value;
    }
}
