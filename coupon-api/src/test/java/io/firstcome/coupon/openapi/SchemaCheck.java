package io.firstcome.coupon.openapi;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Whether values fit their schemas, as far as this API's schemas go: required and unknown properties, types, formats,
 * enums, bounds and patterns.
 */
class SchemaCheck {

    private final JsonNode description;

    SchemaCheck(JsonNode description) {
        this.description = description;
    }

    JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : description.at(reference.substring(1));
    }

    /** What is wrong with the examples of a response or request body, one line each; a content without one is, too. */
    List<String> examples(String where, JsonNode body) {
        List<String> wrong = new ArrayList<>();
        body.path("content").properties().forEach(content -> {
            JsonNode examples = content.getValue().path("examples");
            if (examples.isEmpty()) {
                wrong.add(where + " has no example of " + content.getKey());
            }
            examples.properties()
                    .forEach(example -> check(
                            where + " " + example.getKey(),
                            resolve(example.getValue()).path("value"),
                            content.getValue().path("schema"),
                            wrong));
        });
        return wrong;
    }

    private void check(String where, JsonNode value, JsonNode reference, List<String> wrong) {
        JsonNode schema = resolve(reference);
        if (schema.isMissingNode()) {
            wrong.add(where + ": no schema " + reference);
        }
        String type = schema.path("type").asString("");
        boolean right = switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
        if (!right) {
            wrong.add(where + " is no " + type + ": " + value);
            return;
        }
        checkObject(where, value, schema, wrong);
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(where + "[" + i + "]", value.get(i), schema.path("items"), wrong);
        }
        checkScalar(where, value, schema, wrong);
    }

    private void checkObject(String where, JsonNode value, JsonNode schema, List<String> wrong) {
        if (!value.isObject()) {
            return;
        }
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                wrong.add(where + " lacks " + name.asString());
            }
        }
        value.properties().forEach(property -> {
            JsonNode known = schema.path("properties").path(property.getKey());
            JsonNode further = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(where + "." + property.getKey(), property.getValue(), known, wrong);
            } else if (further.isObject()) {
                check(where + "." + property.getKey(), property.getValue(), further, wrong);
            } else if (!further.asBoolean(false)) {
                wrong.add(where + " has an unknown " + property.getKey());
            }
        });
    }

    private static void checkScalar(String where, JsonNode value, JsonNode schema, List<String> wrong) {
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            wrong.add(where + " is none of " + schema.path("enum") + ": " + value);
        }
        boolean tooSmall = value.isNumber()
                && schema.has("minimum")
                && value.asLong() < schema.path("minimum").asLong();
        boolean tooLarge = value.isNumber()
                && schema.has("maximum")
                && value.asLong() > schema.path("maximum").asLong();
        if (tooSmall || tooLarge) {
            wrong.add(where + " is out of bounds: " + value);
        }
        if (value instanceof StringNode text
                && !hasFormat(text.asString(), schema.path("format").asString(""))) {
            wrong.add(where + " is no " + schema.path("format").asString() + ": " + value);
        }
        if (value instanceof StringNode text
                && schema.has("maxLength")
                && text.asString().length() > schema.path("maxLength").asInt()) {
            wrong.add(where + " is too long: " + value);
        }
    }

    private static boolean hasFormat(String text, String format) {
        try {
            switch (format) {
                case "uuid" -> UUID.fromString(text);
                case "date-time" -> Instant.parse(text);
                default -> {}
            }
            return true;
        } catch (IllegalArgumentException | DateTimeParseException _) {
            return false;
        }
    }
}
