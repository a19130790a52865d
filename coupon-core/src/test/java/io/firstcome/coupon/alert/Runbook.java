package io.firstcome.coupon.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The runbook, as the tests compare it with what there is. */
public final class Runbook {

    private static final Path DIRECTORY = Path.of("..", "infra", "runbook");
    private static final Pattern METER = Pattern.compile("`(firstcome\\.[a-z.-]+[a-z])`");

    private Runbook() {}

    /** The names of the pages, without {@code .md}. */
    public static Set<String> pages() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .map(name -> name.substring(0, name.length() - 3))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The text of a page, or of {@code README}. */
    public static String text(String page) {
        try {
            return Files.readString(DIRECTORY.resolve(page + ".md"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The meters that the index lists for a service: the rows of its table that name the service, or all. */
    public static Set<String> meters(String service) {
        return text("README")
                .lines()
                .filter(line -> line.startsWith("| `firstcome.")
                        && (line.contains("| " + service + " |") || line.contains("| all |")))
                .flatMap(line -> METER.matcher(line)
                        .results()
                        .map(found -> found.group(1))
                        .limit(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every meter that a page names. */
    public static Set<String> metersNamedBy(String page) {
        return METER.matcher(text(page))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
