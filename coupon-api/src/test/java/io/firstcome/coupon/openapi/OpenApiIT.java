package io.firstcome.coupon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.api.ApiUnderTest;
import io.firstcome.coupon.api.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goal: the committed description is the API that the code has, and each of its examples is one. Method: an instance with
 * springdoc beside it describes itself; the result is compared line by line. {@code -Dopenapi.write} writes it instead.
 */
class OpenApiIT {

    private static final Path COMMITTED = Path.of("src/main/resources/openapi/openapi.json");
    private static final Path GENERATED = Path.of("target/openapi.json");
    private static final String WRITE = "./mvnw -pl coupon-api -am verify -Dit.test=OpenApiIT -Dtest=none"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.write";

    private static final Examples EXAMPLES = new Examples();
    private static ObjectNode description;
    private static List<String> wrong = List.of();

    @BeforeAll
    static void generate() throws IOException {
        try (ApiUnderTest api = ApiUnderTest.start(
                ApiUnderTest.freshDatabase("openapi"),
                "spring.main.sources=" + Generator.class.getName(),
                "springdoc.api-docs.enabled=true",
                "springdoc.api-docs.path=" + Generator.PATH,
                "springdoc.paths-to-match=/v1/**",
                "springdoc.override-with-generic-response=false")) {
            ApiUnderTest.Reply generated = api.send("GET", Generator.PATH, null, null);
            assertThat(generated.status()).as(generated.toString()).isEqualTo(200);
            Generator.Seen seen = api.bean(Generator.Seen.class);
            description = new Description(seen, EXAMPLES, new ScopeProbe(api)).complete(generated.body());
            wrong = seen.wrong;
        }
        Files.writeString(GENERATED, ReadableJson.print(description));
        if (System.getProperty("openapi.write") != null) {
            Files.copy(GENERATED, COMMITTED, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void theCommittedDescriptionIsWhatTheCodeSays() throws IOException {
        List<String> committed = Files.exists(COMMITTED) ? Files.readAllLines(COMMITTED) : List.of();
        List<String> generated = Files.readAllLines(GENERATED);
        int line = Arrays.mismatch(committed.toArray(), generated.toArray());
        assertThat(line)
                .as(
                        "The API is no longer what %s says, from line %d on:%n  committed: %s%n  generated: %s%n"
                                + "All of it: diff coupon-api/%s coupon-api/%s%nIf it is meant, write it anew: %s",
                        COMMITTED.getFileName(),
                        line + 1,
                        line < 0 ? "" : at(committed, line),
                        line < 0 ? "" : at(generated, line),
                        COMMITTED,
                        GENERATED,
                        WRITE)
                .isNegative();
    }

    private static String at(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index).strip() : "(nothing)";
    }

    @Test
    void eachOperationIsExplainedAndHasAnExampleOfSuccess() {
        List<String> missing = new ArrayList<>();
        for (JsonNode operation : operations()) {
            String id = operation.path("operationId").asString();
            if (operation.path("summary").asString().isEmpty()) {
                missing.add("the Javadoc of " + id);
            }
            if (EXAMPLES.answers(id).isEmpty()) {
                missing.add("src/test/resources/openapi/examples/" + id + "/*.http");
            }
            operation
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> !parameter.has("description"))
                    .forEach(parameter ->
                            missing.add("@param " + parameter.path("name").asString() + " of " + id));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsAmbiguousOrUntyped() {
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachSchemaIsExplained() {
        List<String> missing = new ArrayList<>();
        description.at("/components/schemas").properties().forEach(schema -> {
            if (!schema.getValue().has("description")) {
                missing.add("the Javadoc of " + schema.getKey());
            }
            schema.getValue().path("properties").properties().stream()
                    .filter(property -> !property.getValue().has("description")
                            && !property.getValue().has("$ref"))
                    .forEach(property -> missing.add("@param " + property.getKey() + " of " + schema.getKey()));
        });
        assertThat(missing).as("beside what glossary.properties explains").isEmpty();
    }

    @Test
    void eachBodyHasExamplesAndTheyFitItsSchema() {
        SchemaCheck check = new SchemaCheck(description);
        List<String> wrong = new ArrayList<>();
        for (JsonNode operation : operations()) {
            String id = operation.path("operationId").asString();
            wrong.addAll(check.examples(id + " request", operation.path("requestBody")));
            operation
                    .path("responses")
                    .properties()
                    .forEach(response -> wrong.addAll(
                            check.examples(id + " " + response.getKey(), check.resolve(response.getValue()))));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noExampleIsLeftOver() {
        assertThat(EXAMPLES.operations())
                .as("directories under src/test/resources/openapi/examples")
                .isSubsetOf(operations().stream()
                        .map(operation -> operation.path("operationId").asString())
                        .toList());
        assertThat(operations()).allSatisfy(operation -> {
            if (!operation.has("requestBody")) {
                assertThat(EXAMPLES.requests(operation.path("operationId").asString()))
                        .isEmpty();
            }
        });
        assertThat(EXAMPLES.problems())
                .as("files in src/test/resources/openapi/problems")
                .isSubsetOf(Arrays.stream(Problem.values())
                        .map(ProblemAnswerShapes::type)
                        .toList());
    }

    @Test
    void eachPathHasTheVersion() {
        assertThat(description.path("paths").propertyNames()).isNotEmpty().allMatch(path -> path.startsWith("/v1/"));
    }

    private static List<JsonNode> operations() {
        return description
                .path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }
}
