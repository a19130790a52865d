package io.firstcome.coupon.openapi;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers that are no success, made from {@link Problem} itself: those of the handler's {@link Refusals} and those that
 * each operation can have. Each problem is one named example among the components; a status that only has one of the
 * usual problems is one response among them.
 */
class ProblemAnswerShapes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<Problem> OF_ALL = EnumSet.of(Problem.INTERNAL_ERROR, Problem.UNAVAILABLE);
    private static final Set<Problem> OF_SECURED = EnumSet.of(Problem.UNAUTHORIZED, Problem.FORBIDDEN);
    private static final Set<Problem> OF_BODIES =
            EnumSet.of(Problem.INVALID_REQUEST, Problem.TOO_LARGE, Problem.UNSUPPORTED_MEDIA_TYPE);

    /** What is known of an operation so far. */
    record Caller(String path, List<String> scopes, ObjectNode operation) {

        /** The usual ones: they need not be named by {@link Refusals}. */
        Set<Problem> usual() {
            Set<Problem> usual = EnumSet.copyOf(OF_ALL);
            if (!scopes.isEmpty()) {
                usual.addAll(OF_SECURED);
            }
            if (scopes.contains("coupon:claim")) {
                usual.add(Problem.TOO_MANY_REQUESTS); // the rate is a customer's
            }
            if (operation.has("requestBody")) {
                usual.addAll(OF_BODIES);
            }
            if (operation
                    .path("parameters")
                    .valueStream()
                    .anyMatch(one -> one.path("in").asString().equals("query"))) {
                usual.add(Problem.INVALID_REQUEST);
            }
            return usual;
        }
    }

    private final Examples examples;
    /** Where each was first met. */
    private final Map<Problem, String> paths = new EnumMap<>(Problem.class);

    private final Set<Problem> shared = EnumSet.noneOf(Problem.class);

    ProblemAnswerShapes(Examples examples) {
        this.examples = examples;
    }

    static String type(Problem problem) {
        String type = String.valueOf(body(problem).getType());
        return type.substring(type.lastIndexOf('/') + 1);
    }

    void add(Caller caller, HandlerMethod handler, ObjectNode responses) {
        Set<Problem> all = caller.usual();
        Refusals refusals = handler.getMethodAnnotation(Refusals.class);
        if (refusals != null) {
            all.addAll(List.of(refusals.value()));
        }
        all.forEach(problem -> paths.putIfAbsent(problem, caller.path()));
        Map<Integer, List<Problem>> byStatus = all.stream()
                .collect(Collectors.groupingBy(
                        problem -> problem.answer().getStatusCode().value(), TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, problems) -> {
            boolean alone = problems.size() == 1 && !responses.has(status.toString());
            if (alone && caller.usual().contains(problems.getFirst())) {
                shared.add(problems.getFirst());
                responses
                        .putObject(status.toString())
                        .put("$ref", "#/components/responses/" + type(problems.getFirst()));
            } else {
                fill(responses.withObjectProperty(status.toString()), problems);
            }
        });
    }

    private static void fill(ObjectNode response, List<Problem> problems) {
        if (!response.has("description")) {
            response.put(
                    "description",
                    problems.stream().map(ProblemAnswerShapes::title).collect(Collectors.joining("; ")));
        }
        List<AnswerHeader> headers = new ArrayList<>();
        for (Problem problem : problems) {
            headers(problem).stream()
                    .filter(header -> !headers.contains(header))
                    .forEach(headers::add);
        }
        headers.forEach(header -> header.addTo(response.withObjectProperty("headers")));
        ObjectNode media = response.withObjectProperty("content").putObject(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        media.putObject("schema").put("$ref", "#/components/schemas/Problem");
        ObjectNode named = media.putObject("examples");
        problems.forEach(
                problem -> named.putObject(type(problem)).put("$ref", "#/components/examples/" + type(problem)));
    }

    private static List<AnswerHeader> headers(Problem problem) {
        List<AnswerHeader> headers = new ArrayList<>();
        problem.answer().getHeaders().headerNames().stream()
                .filter(name -> !name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
                .map(AnswerHeader::of)
                .forEach(headers::add);
        switch (problem) {
            case UNAUTHORIZED, FORBIDDEN -> headers.add(AnswerHeader.WWW_AUTHENTICATE);
            case TOO_MANY_REQUESTS -> {
                headers.remove(AnswerHeader.RETRY_AFTER);
                headers.addAll(
                        List.of(AnswerHeader.RETRY_AFTER, AnswerHeader.RATE_LIMIT, AnswerHeader.RATE_LIMIT_POLICY));
            }
            default -> {}
        }
        return headers;
    }

    void addComponents(ObjectNode components) {
        ObjectNode responses = components.putObject("responses");
        shared.forEach(problem -> fill(responses.putObject(type(problem)), List.of(problem)));
        ObjectNode named = components.putObject("examples");
        paths.forEach((problem, path) -> {
            ObjectNode example = named.putObject(type(problem));
            example.put("summary", title(problem));
            example.set("value", example(problem, path));
        });
    }

    private ObjectNode example(Problem problem, String path) {
        ProblemDetail body = body(problem);
        ObjectNode example = JSON.createObjectNode()
                .put("type", String.valueOf(body.getType()))
                .put("title", title(problem))
                .put("status", body.getStatus())
                .put("detail", body.getDetail())
                .put("instance", path.replaceAll("\\{\\w+}", exampleId(path)));
        example.setAll((ObjectNode) examples.furtherMembers(type(problem)));
        return example;
    }

    private static String exampleId(String path) {
        return switch (path.split("/", -1)[2]) {
            case "issue-requests" -> "019e5a3c-1c00-7000-8000-000000000002";
            case "dead-letters" -> "019e5a3c-1d00-7000-8000-00000000dead";
            default -> "019e5a3c-0000-7000-8000-00000000c0de";
        };
    }

    private static String title(Problem problem) {
        return String.valueOf(body(problem).getTitle());
    }

    private static ProblemDetail body(Problem problem) {
        ResponseEntity<Object> answer = problem.answer();
        if (answer.getBody() instanceof ProblemDetail detail) {
            return detail;
        }
        throw new IllegalStateException(problem + " answers without a problem's body");
    }

    void addSchemas(ObjectNode schemas) {
        schemas.set("Problem", JSON.readTree("""
                {
                  "type": "object",
                  "description": "Why there is no success (RFC 9457). Decide by `type`. Members may be added.",
                  "properties": {
                    "type": {"type": "string", "format": "uri", "description": "Which problem it is"},
                    "title": {"type": "string", "description": "What it means in general"},
                    "status": {"type": "integer", "format": "int32", "description": "The HTTP status"},
                    "detail": {"type": "string", "description": "What it means here, for developers"},
                    "instance": {"type": "string", "format": "uri-reference", "description": "The path that was asked"},
                    "opensAt": {"type": "string", "format": "date-time", "description": "`not-open-yet`: when it opens"},
                    "requestId": {
                      "type": "string",
                      "format": "uuid",
                      "description": "The issue request that was accepted, waited for and refused for this reason"
                    },
                    "ticket": {"type": "integer", "format": "int64", "description": "Its place in the coupon's line"},
                    "issued": {
                      "type": "integer",
                      "format": "int64",
                      "description": "`campaign-conflict` of a quantity: how many coupons are issued"
                    },
                    "promised": {
                      "type": "integer",
                      "format": "int64",
                      "description": "The same: how many are issued or promised to those in line"
                    },
                    "lowestQuantity": {
                      "type": "integer",
                      "format": "int64",
                      "description": "The same: the lowest quantity that would be taken"
                    },
                    "errors": {
                      "type": "array",
                      "description": "`invalid-request`: each field that is wrong",
                      "items": {
                        "type": "object",
                        "properties": {
                          "field": {"type": "string", "description": "Its name in the body or of the parameter"},
                          "message": {"type": "string", "description": "What is wrong with it"}
                        },
                        "required": ["field", "message"]
                      }
                    }
                  },
                  "required": ["type", "title", "status", "detail"],
                  "additionalProperties": true
                }
                """));
    }
}
