package io.firstcome.coupon.openapi;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples in {@code src/test/resources/openapi}: for each operation a directory {@code examples/<operationId>} with
 * {@code <name>.http} for each answer that is a success (status line, headers, an empty line, the body) and
 * {@code <name>.json} for each body to send; in {@code problems/<type>.json} what a problem's example has besides the
 * usual members.
 */
class Examples {

    private static final Path ROOT = Path.of("src/test/resources/openapi");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An answer. {@code body} is empty where there is none. */
    record Answer(String name, int status, String reason, Map<String, String> headers, String body) {

        String mediaType() {
            return headers.getOrDefault("Content-Type", "application/json").replaceAll("\\s*;.*", "");
        }
    }

    /** By the operation's id, in the order of the status. */
    List<Answer> answers(String operationId) {
        return files(ROOT.resolve("examples").resolve(operationId), ".http").stream()
                .map(Examples::parse)
                .sorted((a, b) -> Integer.compare(a.status(), b.status()))
                .toList();
    }

    Map<String, JsonNode> requests(String operationId) {
        Map<String, JsonNode> requests = new TreeMap<>();
        for (Path file : files(ROOT.resolve("examples").resolve(operationId), ".json")) {
            requests.put(name(file), JSON.readTree(read(file)));
        }
        return requests;
    }

    JsonNode furtherMembers(String problem) {
        Path file = ROOT.resolve("problems").resolve(problem + ".json");
        return Files.exists(file) ? JSON.readTree(read(file)) : JSON.createObjectNode();
    }

    /** For whether each is used: the operations and the problems that there are files for. */
    List<String> operations() {
        return files(ROOT.resolve("examples"), "").stream().map(Examples::name).toList();
    }

    List<String> problems() {
        return files(ROOT.resolve("problems"), ".json").stream()
                .map(Examples::name)
                .toList();
    }

    static String introduction() {
        return read(ROOT.resolve("introduction.md")).strip();
    }

    static Properties glossary() {
        Properties glossary = new Properties();
        try (Reader file = Files.newBufferedReader(ROOT.resolve("glossary.properties"))) {
            glossary.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return glossary;
    }

    private static Answer parse(Path file) {
        String[] parts = read(file).split("\\R\\R", 2);
        String[] lines = parts[0].stripTrailing().split("\\R", -1);
        String[] start = lines[0].split(" ", 3);
        if (start.length != 3 || !start[0].equals("HTTP/1.1")) {
            throw new IllegalStateException(file + " does not begin with a line like: HTTP/1.1 200 OK");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : List.of(lines).subList(1, lines.length)) {
            String[] header = line.strip().split(":\\s*", 2);
            headers.put(header[0], header[1]);
        }
        String body = parts.length == 2 ? parts[1].stripTrailing() : "";
        return new Answer(name(file), Integer.parseInt(start[1]), start[2].strip(), headers, body);
    }

    private static List<Path> files(Path directory, String ending) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(http|json)$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
