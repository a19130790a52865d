package io.firstcome.coupon.openapi;

import static java.util.Objects.requireNonNull;

import io.firstcome.coupon.openapi.Generator.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole description: what springdoc generated (paths, parameters, schemas), with its texts, answers, examples and
 * scopes, in an order that does not depend on chance.
 */
class Description {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final Seen seen;
    private final Examples examples;
    private final ScopeProbe probe;
    private final ProblemAnswerShapes problems;

    Description(Seen seen, Examples examples, ScopeProbe probe) {
        this.seen = seen;
        this.examples = examples;
        this.probe = probe;
        this.problems = new ProblemAnswerShapes(examples);
    }

    ObjectNode complete(JsonNode generated) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("openapi", generated.path("openapi").asString());
        whole.putObject("info")
                .put("title", "Firstcome")
                .put("version", "v1")
                .put("description", Examples.introduction())
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        whole.putArray("servers").addObject().put("url", "/");
        Tag.describe(whole.putArray("tags"));
        ObjectNode paths = whole.putObject("paths");
        sortedPaths(generated).forEach(path -> paths.set(path, path(path, generated.at(pointer("paths", path)))));
        ObjectNode components = whole.putObject("components");
        addSecurityScheme(components.putObject("securitySchemes"));
        AnswerHeader.describe(components.putObject("headers"));
        problems.addComponents(components);
        ObjectNode schemas = components.putObject("schemas");
        schemas.setAll(new RecordSchemas(seen).complete(generated.at("/components/schemas")));
        problems.addSchemas(schemas);
        return whole;
    }

    private static String pointer(String... names) {
        StringBuilder pointer = new StringBuilder();
        for (String name : names) {
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static List<String> sortedPaths(JsonNode generated) {
        return generated.path("paths").propertyNames().stream()
                .sorted(Comparator.comparing(Tag::of).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private ObjectNode path(String path, JsonNode generated) {
        ObjectNode operations = JSON.createObjectNode();
        for (String method : METHODS) {
            if (generated.has(method)) {
                operations.set(method, operation(method, path, generated.path(method)));
            }
        }
        return operations;
    }

    private ObjectNode operation(String method, String path, JsonNode generated) {
        String id = generated.path("operationId").asString();
        HandlerMethod handler = requireNonNull(seen.handlers.get(id), id);
        ObjectNode operation = JSON.createObjectNode();
        operation.putArray("tags").add(Tag.of(path).title);
        operation.put("operationId", id);
        operation.put("summary", seen.javadoc.summary(handler.getMethod()));
        String details = seen.javadoc.details(handler.getMethod());
        if (!details.isEmpty()) {
            operation.put("description", details);
        }
        boolean secured = probe.needsToken(method.toUpperCase(Locale.ROOT), path);
        List<String> scopes = secured ? probe.sufficient(method.toUpperCase(Locale.ROOT), path) : List.of();
        List<JsonNode> parameters = parameters(handler, generated.path("parameters"));
        if (!parameters.isEmpty()) {
            operation.putArray("parameters").addAll(parameters);
        }
        if (generated.has("requestBody")) {
            operation.set("requestBody", requestBody(id, handler, generated.path("requestBody")));
        }
        ObjectNode responses = operation.putObject("responses");
        examples.answers(id).forEach(answer -> addAnswer(id, handler, answer, responses));
        problems.add(new ProblemAnswerShapes.Caller(path, scopes, operation), handler, responses);
        ArrayNode security = operation.putArray("security");
        if (secured) {
            scopes.forEach(scope -> security.addObject().putArray("token").add(scope));
        }
        return operation;
    }

    private List<JsonNode> parameters(HandlerMethod handler, JsonNode generated) {
        List<JsonNode> parameters = new ArrayList<>();
        for (JsonNode parameter : generated) {
            ObjectNode kept = JSON.createObjectNode();
            boolean isId = parameter.path("in").asString().equals("path")
                    && parameter
                            .path("name")
                            .asString()
                            .toLowerCase(Locale.ROOT)
                            .endsWith("id");
            kept.set("name", parameter.path("name"));
            kept.set("in", parameter.path("in"));
            String text = text(handler, parameter.path("name").asString());
            if (!text.isEmpty()) {
                kept.put("description", text);
            }
            kept.set("required", parameter.path("required"));
            ObjectNode schema = (ObjectNode) parameter.path("schema").deepCopy();
            kept.set("schema", isId ? schema.put("format", "uuid") : schema);
            parameters.add(kept);
        }
        return parameters;
    }

    /** The {@code @param} text of the Java parameter that has this name in the request. */
    private String text(HandlerMethod handler, String name) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            String java = parameter.getParameter().getName();
            if (ParameterNames.of(parameter).equalsIgnoreCase(name)) {
                String text = seen.javadoc.parameter(handler.getMethod(), java);
                return text.isEmpty() && name.equals("id") ? "Its id" : text;
            }
        }
        return "";
    }

    private ObjectNode requestBody(String id, HandlerMethod handler, JsonNode generated) {
        ObjectNode body = JSON.createObjectNode();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            String text = seen.javadoc.parameter(
                    handler.getMethod(), parameter.getParameter().getName());
            if (parameter.hasParameterAnnotation(RequestBody.class) && !text.isEmpty()) {
                body.put("description", text);
            }
        }
        body.put("required", generated.path("required").asBoolean(false));
        ObjectNode json = body.putObject("content").putObject("application/json");
        json.set("schema", generated.path("content").iterator().next().path("schema"));
        ObjectNode named = json.putObject("examples");
        examples.requests(id).forEach((name, value) -> named.putObject(name).set("value", value));
        return body;
    }

    /** Several answers of one status are several examples of one response. */
    private void addAnswer(String id, HandlerMethod handler, Examples.Answer answer, ObjectNode responses) {
        String status = Integer.toString(answer.status());
        ObjectNode response = responses.withObjectProperty(status);
        if (response.isEmpty()) {
            String told = seen.javadoc.returned(handler.getMethod(), answer.status());
            response.put("description", told.isEmpty() ? answer.reason() : told);
        }
        answer.headers().keySet().stream()
                .filter(name -> !name.equalsIgnoreCase("Content-Type"))
                .map(AnswerHeader::of)
                .forEach(header -> header.addTo(response.withObjectProperty("headers")));
        if (answer.body().isEmpty()) {
            return;
        }
        boolean json = answer.mediaType().endsWith("json");
        ObjectNode media = response.withObjectProperty("content").withObjectProperty(answer.mediaType());
        media.set("schema", json ? schema(id, status) : JSON.createObjectNode().put("type", "string"));
        ObjectNode example = media.withObjectProperty("examples").putObject(answer.name());
        if (json) {
            example.set("value", JSON.readTree(answer.body()));
        } else {
            example.put("value", answer.body());
        }
    }

    private JsonNode schema(String id, String status) {
        String schema = seen.answers.getOrDefault(id + " " + status, seen.answers.get(id));
        if (schema == null) {
            seen.wrong.add(
                    "What does " + id + " answer? Its handler returns no ResponseEntity<TheType>; let its Javadoc say"
                            + " it: @return {@link TheType}");
            return JSON.createObjectNode();
        }
        return JSON.readTree(schema);
    }

    private static void addSecurityScheme(ObjectNode schemes) {
        schemes.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "A JWT of the identity provider. A customer's has the scope `coupon:claim`, and its `sub` is the"
                                + " customer; an admin's has `campaign:read` or `campaign:write`.");
    }
}
