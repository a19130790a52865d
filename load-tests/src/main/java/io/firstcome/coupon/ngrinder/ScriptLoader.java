package io.firstcome.coupon.ngrinder;

import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;

/**
 * A process's classes, static fields and all: the script, and what it finds beside itself as on an agent, where the
 * script's directory and its {@code lib} are on the class path.
 */
final class ScriptLoader implements AutoCloseable {

    private final Path script;
    private final URLClassLoader beside;
    private final GroovyClassLoader groovy;

    ScriptLoader(Path script) {
        this.script = script.toAbsolutePath();
        this.beside = new URLClassLoader(
                new URL[] {url(this.script.resolveSibling("")), url(this.script.resolveSibling("lib"))},
                ScriptLoader.class.getClassLoader());
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding(StandardCharsets.UTF_8.name());
        configuration.addCompilationCustomizers(new CallRecorder());
        this.groovy = new GroovyClassLoader(beside, configuration);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException("no path of files: " + path, impossible);
        }
    }

    /** @throws ScriptFailure if it is not there or does not compile */
    Class<?> load() {
        if (!Files.isRegularFile(script)) {
            throw new ScriptFailure("there is no script " + script);
        }
        try {
            return groovy.parseClass(script.toFile());
        } catch (MultipleCompilationErrorsException wrong) {
            throw ScriptFailure.of(script.getFileName() + " does not compile", firstOf(wrong));
        } catch (IOException broken) {
            throw ScriptFailure.of(script.getFileName() + " cannot be read", broken);
        }
    }

    /** What one looks for is below a headline. */
    private static Exception firstOf(MultipleCompilationErrorsException wrong) {
        Exception first = wrong.getErrorCollector().getException(0);
        return first == null ? wrong : first;
    }

    @Override
    public void close() {
        try (beside;
                groovy) {
            groovy.clearCache();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot let go of a script's classes", broken);
        }
    }
}
