package io.firstcome.coupon.ngrinder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small scripts in a directory of their own. */
record ScriptFiles(Path directory) {

    private static final String IMPORTS = """
            import static net.grinder.script.Grinder.grinder
            import net.grinder.script.GTest
            import net.grinder.scriptengine.groovy.junit.GrinderRunner
            import net.grinder.scriptengine.groovy.junit.annotation.*
            import net.grinder.util.GrinderUtils
            import org.junit.After
            import org.junit.Before
            import org.junit.Test
            import org.junit.runner.RunWith
            """;

    /** A script with all imports that one needs. */
    Path script(String text) throws IOException {
        return write("Script.groovy", IMPORTS + text);
    }

    Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
