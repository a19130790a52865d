package io.firstcome.coupon.api;

import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads an {@link AdminBody} field by field, so that one that is wrong does not hide the next. */
final class AdminBodies extends AbstractHttpMessageConverter<AdminBody> {

    private final JsonMapper json;
    private final Validator validator;

    AdminBodies(JsonMapper json, Validator validator) {
        super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
        this.json = json;
        this.validator = validator;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return AdminBody.class.isAssignableFrom(type) && type.isRecord();
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType media) {
        return false;
    }

    @Override
    protected AdminBody readInternal(Class<? extends AdminBody> type, HttpInputMessage input) throws IOException {
        ObjectNode sent = object(input);
        FieldErrors errors = new FieldErrors();
        Set<String> unreadable = new HashSet<>();
        removeUnknown(sent, type, errors);
        for (RecordComponent component : type.getRecordComponents()) {
            if (!isReadable(sent, component)) {
                errors.add(component.getName(), "is not of the right type");
                unreadable.add(component.getName());
                sent.remove(component.getName());
            }
        }
        AdminBody body = json.treeToValue(sent, type);
        validator.validate(body).forEach(violation -> {
            String field = violation.getPropertyPath().toString();
            if (!unreadable.contains(field)) {
                errors.add(field, violation.getMessage());
            }
        });
        errors.throwIfAny();
        return body;
    }

    private ObjectNode object(HttpInputMessage input) throws IOException {
        try {
            JsonNode sent = json.readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readValue(input.getBody());
            if (sent instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException noJson) {
            throw new HttpMessageNotReadableException("no JSON", noJson, input);
        }
        throw new HttpMessageNotReadableException("no JSON object", input);
    }

    private static void removeUnknown(ObjectNode sent, Class<?> type, FieldErrors errors) {
        Set<String> known = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.add(component.getName());
        }
        for (String name : List.copyOf(sent.propertyNames())) {
            if (!known.contains(name)) {
                errors.add(name, "is unknown");
                sent.remove(name);
            }
        }
    }

    private boolean isReadable(ObjectNode sent, RecordComponent component) {
        JsonNode value = sent.get(component.getName());
        try {
            return value == null || value.isNull() || json.treeToValue(value, component.getType()) != null;
        } catch (JacksonException _) {
            return false;
        }
    }

    @Override
    protected void writeInternal(AdminBody body, HttpOutputMessage output) {
        throw new UnsupportedOperationException("admins' bodies are only read");
    }
}
