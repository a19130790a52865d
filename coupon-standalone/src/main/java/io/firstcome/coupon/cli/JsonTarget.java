package io.firstcome.coupon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file of {@code --json}: looked at before a long run, not after it. */
final class JsonTarget {

    private JsonTarget() {}

    /** @throws ParameterException if it could not be written */
    static void check(CommandSpec spec, @Nullable Path json) {
        if (json != null) {
            Path directory = json.toAbsolutePath().getParent();
            if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(json)) {
                throw new ParameterException(spec.commandLine(), "--json: cannot write " + json);
            }
        }
    }

    static void write(Path json, Object value) {
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(json.toFile(), value);
    }
}
