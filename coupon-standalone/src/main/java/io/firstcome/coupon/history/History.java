package io.firstcome.coupon.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** All calls of a run, in the order in which they ended. */
public final class History implements AutoCloseable {

    /** Some 500 bytes each in memory; a crowd ends when it is reached. */
    public static final int MAX_CALLS = 2_000_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Call> calls = new ArrayList<>();
    private final AtomicLongArray asked = new AtomicLongArray(Call.Result.values().length);
    private final @Nullable BufferedWriter file;

    private History(@Nullable BufferedWriter file) {
        this.file = file;
    }

    /** Keeps the calls in memory only. */
    public static History inMemory() {
        return new History(null);
    }

    /**
     * Writes each call to the file as well, so that what was heard outlives this process.
     *
     * @throws UncheckedIOException if the file cannot be made; what was in it is gone
     */
    public static History writtenTo(Path file) {
        try {
            return new History(Files.newBufferedWriter(file));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write the history to " + file, broken);
        }
    }

    /**
     * Reads what {@link #writtenTo} has written. A last line that was cut off by the process's end is left out.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static History read(Path file) {
        History history = inMemory();
        try {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines) {
                if (line.endsWith("}")) {
                    history.add(JSON.readValue(line, Call.class));
                }
            }
            return history;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the history " + file, broken);
        }
    }

    /** @throws UncheckedIOException if it cannot be written; it is kept in memory all the same */
    public synchronized void add(Call call) {
        calls.add(call);
        if (call.kind() == Call.Kind.ASK) {
            asked.incrementAndGet(call.result().ordinal());
        }
        if (file != null) {
            try {
                file.write(JSON.writeValueAsString(call));
                file.write('\n');
                file.flush();
            } catch (IOException broken) {
                throw new UncheckedIOException("the history cannot be written any more", broken);
            }
        }
    }

    /** Whether no further calls should be made. */
    public synchronized boolean full() {
        return calls.size() >= MAX_CALLS;
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How many requests for a coupon ended so. */
    public long asked(Call.Result result) {
        return asked.get(result.ordinal());
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException broken) {
                throw new UncheckedIOException("the history's last lines may be missing", broken);
            }
        }
    }
}
