package io.firstcome.coupon.contract.json;

import io.firstcome.coupon.contract.CouponId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the messages' JSON has in common: the envelope, the fields' types and the limits on what is read. */
final class WireFormat {

    static final int VERSION = 1;

    /** A message has some 400 bytes; what later versions add is ignored, within reason. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_NESTING = 10;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    /** A field is missing or is not what it should be. */
    static final class BrokenMessage extends RuntimeException {
        BrokenMessage(String message) {
            super(message, null, false, false);
        }
    }

    interface Fields {
        void writeTo(JsonGenerator json);
    }

    interface Parser<M> {
        M parse(String type, JsonNode fields);
    }

    private WireFormat() {}

    static byte[] write(String type, Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("v", VERSION);
            json.writeStringProperty("type", type);
            fields.writeTo(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    static <M> Reading<M> read(byte @Nullable [] bytes, Parser<M> parser) {
        if (bytes == null) {
            return new Reading.Unreadable<>("the record has no value");
        }
        if (bytes.length > MAX_BYTES) {
            return new Reading.Unreadable<>("longer than " + MAX_BYTES + " bytes");
        }
        try {
            JsonNode node = MAPPER.readTree(utf8(bytes));
            if (!node.isObject()) {
                return new Reading.Unreadable<>("not a JSON object");
            }
            if (integer(node, "v") != VERSION) {
                return new Reading.Unreadable<>("unknown version " + node.get("v"));
            }
            return new Reading.Read<>(parser.parse(text(node, "type"), node));
        } catch (JacksonException broken) {
            return new Reading.Unreadable<>("not JSON: " + broken.getOriginalMessage());
        } catch (BrokenMessage | IllegalArgumentException broken) {
            return new Reading.Unreadable<>(String.valueOf(broken.getMessage()));
        }
    }

    /** Jackson would guess at UTF-16 and let half of a surrogate pair pass; a decoder refuses what is not UTF-8. */
    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new BrokenMessage("not UTF-8");
        }
    }

    static String text(JsonNode node, String field) {
        JsonNode value = required(node, field);
        if (!value.isString()) {
            throw new BrokenMessage("field '" + field + "' is not a string");
        }
        return value.stringValue();
    }

    static long integer(JsonNode node, String field) {
        JsonNode value = required(node, field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new BrokenMessage("field '" + field + "' is not an integer of 64 bits");
        }
        return value.longValue();
    }

    static int integer32(JsonNode node, String field) {
        long value = integer(node, field);
        if (value != (int) value) {
            throw new BrokenMessage("field '" + field + "' is not an integer of 32 bits");
        }
        return (int) value;
    }

    static boolean bool(JsonNode node, String field) {
        JsonNode value = required(node, field);
        if (!value.isBoolean()) {
            throw new BrokenMessage("field '" + field + "' is neither true nor false");
        }
        return value.booleanValue();
    }

    static Instant instant(JsonNode node, String field) {
        String text = text(node, field);
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException broken) {
            throw new BrokenMessage("field '" + field + "' is not a moment of ISO 8601 in UTC");
        }
    }

    static UUID uuid(JsonNode node, String field) {
        String text = text(node, field);
        try {
            return CouponId.parse(text).value();
        } catch (IllegalArgumentException broken) {
            throw new BrokenMessage("field '" + field + "' is not a UUID");
        }
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new BrokenMessage("field '" + field + "' is missing");
        }
        return value;
    }
}
