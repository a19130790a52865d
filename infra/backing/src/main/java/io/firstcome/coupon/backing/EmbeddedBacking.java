package io.firstcome.coupon.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** PostgreSQL as a child process and Kafka in this JVM, side by side under one directory. */
final class EmbeddedBacking implements Backing {

    private final Path directory;
    private final boolean throwaway;
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;

    private EmbeddedBacking(Path directory, boolean throwaway, EmbeddedPostgres postgres, EmbeddedKafka kafka) {
        this.directory = directory;
        this.throwaway = throwaway;
        this.postgres = postgres;
        this.kafka = kafka;
    }

    static EmbeddedBacking start(Path directory, boolean throwaway) {
        CompletableFuture<EmbeddedPostgres> postgres =
                CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(directory.resolve("postgres")));
        try {
            EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"));
            return new EmbeddedBacking(directory, throwaway, joinOrClose(postgres, kafka), kafka);
        } catch (RuntimeException broken) {
            postgres.thenAccept(EmbeddedPostgres::close)
                    .exceptionally(_ -> null)
                    .join();
            removeIf(throwaway, directory);
            throw broken;
        }
    }

    private static EmbeddedPostgres joinOrClose(CompletableFuture<EmbeddedPostgres> postgres, EmbeddedKafka kafka) {
        try {
            return postgres.join();
        } catch (CompletionException broken) {
            kafka.close();
            throw broken.getCause() instanceof RuntimeException cause ? cause : broken;
        }
    }

    @Override
    public PostgresServer postgres() {
        return postgres;
    }

    @Override
    public KafkaServer kafka() {
        return kafka;
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
        removeIf(throwaway, directory);
    }

    private static void removeIf(boolean throwaway, Path directory) {
        if (!throwaway) {
            return;
        }
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot remove " + directory, broken);
        }
    }
}
