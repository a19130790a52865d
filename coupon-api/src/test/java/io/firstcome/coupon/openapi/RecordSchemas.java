package io.firstcome.coupon.openapi;

import io.firstcome.coupon.openapi.Generator.Seen;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of our records: described by their Javadoc, their properties in the order of the components. In what a
 * client sends, a property is required if a constraint says so; in what it gets, if it is not {@link Nullable} (what does
 * not apply is left out, never null).
 */
class RecordSchemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Seen seen;
    private final Properties glossary = Examples.glossary();

    RecordSchemas(Seen seen) {
        this.seen = seen;
    }

    ObjectNode complete(JsonNode generated) {
        ObjectNode schemas = JSON.createObjectNode();
        generated.propertyNames().stream().sorted().forEach(name -> {
            Class<?> type = seen.records.get(name);
            JsonNode schema = generated.path(name);
            schemas.set(name, type == null ? schema : schema(type, schema));
        });
        return schemas;
    }

    private ObjectNode schema(Class<?> type, JsonNode generated) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        String text = seen.javadoc.type(type);
        if (!text.isEmpty()) {
            schema.put("description", text);
        }
        Map<String, String> texts = seen.javadoc.components(type);
        boolean sent = isValidated(type);
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = generated.path("properties").path(component.getName());
            if (property.isMissingNode()) {
                continue; // not written, by an annotation of the record
            }
            ObjectNode described = described((ObjectNode) property, textOf(component, texts));
            properties.set(component.getName(), described);
            if (sent ? isDemanded(type, component) : isAlwaysThere(component)) {
                required.add(component.getName());
            }
            if (sent && isDemanded(type, component) && described.has("minLength")) {
                described.put(
                        "minLength", Math.max(1, described.path("minLength").asInt()));
            }
        }
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        return schema;
    }

    private static ObjectNode described(ObjectNode property, String text) {
        ObjectNode described = JSON.createObjectNode();
        described.setAll(property);
        if (described.path("type").isArray()) {
            described.set("type", described.path("type").path(0)); // springdoc's "or null"
        }
        if (described.has("pattern")) { // Java's must match the whole, JSON Schema's any part
            described.put("pattern", "^" + described.path("pattern").asString() + "$");
        }
        return text.isEmpty() ? described : described.put("description", text);
    }

    private String textOf(RecordComponent component, Map<String, String> texts) {
        String text = texts.getOrDefault(component.getName(), "");
        return text.isEmpty() ? glossary.getProperty(component.getName(), "") : text;
    }

    private static boolean isValidated(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .flatMap(field -> Arrays.stream(field.getAnnotations()))
                .anyMatch(annotation ->
                        annotation.annotationType().getPackageName().equals(NotNull.class.getPackageName()));
    }

    private static boolean isDemanded(Class<?> type, RecordComponent component) {
        try {
            var field = type.getDeclaredField(component.getName());
            return component.getType().isPrimitive()
                    || field.isAnnotationPresent(NotNull.class)
                    || field.isAnnotationPresent(NotBlank.class)
                    || field.isAnnotationPresent(NotEmpty.class);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isAlwaysThere(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
