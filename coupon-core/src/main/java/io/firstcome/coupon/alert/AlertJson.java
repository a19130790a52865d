package io.firstcome.coupon.alert;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A message as Slack-compatible receivers take it: {@code text} for people, the other fields for programs. */
final class AlertJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AlertJson() {}

    static byte[] write(AlertMessage message, String runbookUrl) {
        String page = runbookUrl + message.kind().page() + ".md";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringProperty("text", text(message, page));
            json.writeStringProperty("alert", message.kind().code());
            json.writeStringProperty("state", message.state().name().toLowerCase(Locale.ROOT));
            json.writeStringProperty("key", message.key());
            json.writeStringProperty("service", message.source().service());
            json.writeStringProperty("instance", message.source().instance());
            json.writeStringProperty("since", message.since().toString());
            json.writeStringProperty("at", message.at().toString());
            json.writeNumberProperty("heldBack", message.heldBack());
            json.writeStringProperty("runbook", page);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static String text(AlertMessage message, String page) {
        String where = message.kind().code() + " at " + message.source().service() + " ("
                + message.source().instance() + ")";
        return switch (message.state()) {
            case FIRING -> "FIRING: " + where + ": " + message.text() + " What to do: " + page;
            case RESOLVED -> "RESOLVED: " + where + ". It began at " + message.since() + " and was: " + message.text();
        };
    }
}
