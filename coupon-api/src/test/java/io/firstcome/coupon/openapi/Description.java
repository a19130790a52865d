package io.firstcome.coupon.openapi;

import static java.util.Objects.requireNonNull;

import io.firstcome.coupon.api.PageLink;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.openapi.Generator.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
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
    private final Properties glossary = Examples.glossary();

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
        List<JsonNode> parameters = parameters(id, handler, generated.path("parameters"));
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

    private List<JsonNode> parameters(String id, HandlerMethod handler, JsonNode generated) {
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
            String text = text(id, handler, parameter.path("name").asString());
            if (!text.isEmpty()) {
                kept.put("description", text);
            }
            String name = parameter.path("name").asString();
            kept.put("required", parameter.path("required").asBoolean() || isIfMatchNeeded(name, handler));
            ObjectNode schema = (ObjectNode) parameter.path("schema").deepCopy();
            if (isId) {
                schema.put("format", "uuid");
            }
            if (name.equals("limit")) {
                schema.put("minimum", 1).put("maximum", PageLink.MAX_LIMIT).put("default", PageLink.DEFAULT_LIMIT);
            }
            kept.set("schema", schema);
            parameters.add(kept);
        }
        if (examples.answers(id).stream().anyMatch(answer -> answer.status() == 304)) {
            parameters.add(ifNoneMatch());
        }
        return parameters;
    }

    /** The handler has a problem of its own for who leaves it out, so for Spring it is not required. */
    private static boolean isIfMatchNeeded(String name, HandlerMethod handler) {
        Refusals refusals = handler.getMethodAnnotation(Refusals.class);
        return name.equals(HttpHeaders.IF_MATCH)
                && refusals != null
                && List.of(refusals.value()).contains(Problem.PRECONDITION_REQUIRED);
    }

    /** The framework reads it for every handler whose answer has an {@code ETag}; none declares it. */
    private static ObjectNode ifNoneMatch() {
        ObjectNode header = JSON.createObjectNode()
                .put("name", HttpHeaders.IF_NONE_MATCH)
                .put("in", "header")
                .put("description", "The `ETag` of what the client has: 304 while it is still the same")
                .put("required", false);
        header.putObject("schema").put("type", "string");
        return header;
    }

    /** The {@code @param} text of the Java parameter that has this name in the request, or what the glossary says. */
    private String text(String id, HandlerMethod handler, String name) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            String java = parameter.getParameter().getName();
            if (ParameterNames.of(parameter).equalsIgnoreCase(name)) {
                String text = seen.javadoc.parameter(handler.getMethod(), java);
                String resource = id.replaceAll("\\..*", "");
                return text.isEmpty()
                        ? glossary.getProperty(resource + "." + java, glossary.getProperty(java, ""))
                        : text;
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
        JsonNode schema = generated.path("content").iterator().next().path("schema");
        boolean isReadByHandler = schema.path("format").asString("").equals("byte");
        json.set("schema", isReadByHandler ? JSON.createObjectNode().put("type", "object") : schema);
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
