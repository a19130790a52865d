package io.firstcome.coupon.fault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A directory that is a small disk of its own, in memory, so that it can be filled without harm to anything else. To be
 * mounted before what writes there is started, and closed after it has ended.
 */
public final class SmallDisk implements AutoCloseable {

    /** What a mount of this class is called in the system's table: only such a disk is ever filled. */
    private static final String NAME = "firstcome-small-disk";

    private static final String BALLAST = "ballast";
    private static final long LIMIT_SECONDS = 60;
    private static final int[] CHUNK_BYTES = {1024 * 1024, 4096, 1};

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /**
     * Mounts one on the directory, which is made if it is missing.
     *
     * @throws IOException if it cannot be mounted, which takes root; the message is one line that says so
     */
    public static SmallDisk mount(Path directory, int megabytes) throws IOException {
        Files.createDirectories(directory);
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", NAME, directory.toString());
        return new SmallDisk(directory);
    }

    /** Whether the directory is such a disk. */
    static boolean is(Path directory) throws IOException {
        return Files.getFileStore(directory).name().equals(NAME);
    }

    /**
     * Writes a file that takes all the space that is left.
     *
     * @throws IOException if the directory is not such a disk
     */
    static void fill(Path directory) throws IOException {
        if (!is(directory)) {
            throw new IOException(directory + " is no small disk of its own and is not filled");
        }
        try (FileChannel file =
                FileChannel.open(directory.resolve(BALLAST), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int bytes : CHUNK_BYTES) {
                writeUntilFull(file, bytes);
            }
        }
    }

    private static void writeUntilFull(FileChannel file, int bytes) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(bytes);
        try {
            while (true) {
                file.write(chunk.clear());
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    /** Takes the file away again. */
    static void empty(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(BALLAST));
    }

    /** Unmounts it; what was on it is gone. */
    @Override
    public void close() throws IOException {
        run("umount", directory.toString());
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(List.of(command) + " failed (it takes root): " + output.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command[0], interrupted);
        }
    }
}
