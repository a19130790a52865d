package io.firstcome.coupon.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.byteman.agent.Main;

/**
 * The rules in force in each part's JVM. A rule is Byteman's: where in the code, on what condition, and what happens there.
 * The services know nothing of it: an agent, given to their JVM, rewrites the classes that a rule names, while they run.
 *
 * <p>A rule that does nothing proves nothing. So each script is held against the services' classes by a test, laying one
 * that the agent does not take fails, and {@link #fired} says how often one has done what it is for.
 *
 * <p>All of it may be called from several threads, but for one part one after the other.
 */
public final class Rules {

    private final Path directory;
    private final Map<String, Agent> agents = new ConcurrentHashMap<>();

    /** @param directory where it notes what has fired, made if it is missing; its path has no comma */
    public Rules(Path directory) {
        this.directory = directory.toAbsolutePath();
        if (this.directory.toString().contains(",")) {
            throw new IllegalArgumentException(
                    "an agent's options are parted by commas, so the rules' directory cannot have one: " + directory);
        }
        try {
            Files.createDirectories(this.directory);
        } catch (IOException failure) {
            throw new UncheckedIOException("the rules' directory cannot be made: " + directory, failure);
        }
    }

    /** What the part's JVM has to be started with so that rules can be laid into it. */
    public List<String> jvmOptions(String part) {
        return jvmOptions(part, List.of());
    }

    /**
     * The same with scripts that are in force from the start, in each of the part's lives.
     *
     * @throws IllegalArgumentException if there is no such script
     */
    public List<String> jvmOptions(String part, List<String> scripts) {
        StringBuilder options = new StringBuilder();
        // The JDK's own classes, the clock's among them, find the agent only where they look for classes: at the boot
        // loader.
        options.append("listener:true,address:127.0.0.1,port:")
                .append(agent(part).port())
                .append(",boot:")
                .append(jar());
        for (String script : scripts) {
            options.append(",script:").append(written(part, script));
        }
        return List.of("-javaagent:" + jar() + "=" + options);
    }

    private Path written(String part, String script) {
        Path file = directory.resolve(part + "." + script + ".btm");
        try {
            return Files.writeString(file, Script.of(script).text(firings(part, script), Map.of()));
        } catch (IOException failure) {
            throw new UncheckedIOException("a script cannot be written to " + file, failure);
        }
    }

    /** Lays a script of this package's resources into the part's JVM; in force when it returns. */
    public void lay(String part, String script) {
        lay(part, script, Map.of());
    }

    /**
     * The same with values for the script's <code>${...}</code>.
     *
     * @throws IllegalArgumentException if there is no such script, or a value is missing
     * @throws IllegalStateException if the agent does not take it, or none answers
     */
    public void lay(String part, String script, Map<String, String> values) {
        Script wanted = Script.of(script);
        agent(part).lay(script, wanted.text(firings(part, script), values));
    }

    /** Takes it back; does nothing where it is not in force or the process is gone. */
    public void lift(String part, String script) {
        agent(part).lift(script);
    }

    /** How often the script has done in the part what it is for, over all the part's lives. */
    public int fired(String part, String script) {
        try (Stream<String> lines = Files.lines(firings(part, script))) {
            return (int) lines.count();
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException("what has fired in " + part + " cannot be read", failure);
        }
    }

    private Path firings(String part, String script) {
        return directory.resolve(part + "." + script + ".fired");
    }

    private Agent agent(String part) {
        return agents.computeIfAbsent(part, _ -> new Agent(part, freePort()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException("no free port on the loopback address for an agent", broken);
        }
    }

    private static Path jar() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException broken) {
            throw new IllegalStateException("the agent's jar is not on the class path as a file", broken);
        }
    }
}
