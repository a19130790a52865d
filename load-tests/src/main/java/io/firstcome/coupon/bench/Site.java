package io.firstcome.coupon.bench;

import io.firstcome.coupon.flame.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a stage is told of the run.
 *
 * @param directory for logs and recordings; whatever else is made is removed at the end
 * @param recorded whether the services' JVMs record what they do (JFR), which costs some percent
 * @param progress is told in a few words what is going on
 */
public record Site(BenchSettings settings, Path directory, boolean recorded, Consumer<String> progress) {

    /** What the names of recordings end with. */
    public static final String RECORDING = ".jfr";

    /** The same for one stage: it has a directory of its own below, and is measured as long as it needs. */
    Site of(Stage stage) throws IOException {
        Path own = directory.resolve(stage.name());
        Files.createDirectories(own);
        return new Site(stage.settings(settings), own, recorded, progress);
    }

    public Path log(String process) {
        return directory.resolve(process + ".log");
    }

    /** What the JVM of a service needs to record, if it is to; the file is whole when the process has ended. */
    public List<String> recording(String process) {
        return recorded ? Recording.jvmOptions(directory.resolve(process + RECORDING)) : List.of();
    }
}
