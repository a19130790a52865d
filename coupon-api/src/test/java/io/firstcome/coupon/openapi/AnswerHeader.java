package io.firstcome.coupon.openapi;

import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/** What the headers of answers mean. A header that an example shows must be here. */
enum AnswerHeader {
    LOCATION("Location", "string", "The path of what was made or is to be asked next"),
    RETRY_AFTER("Retry-After", "integer", "After how many seconds to ask again"),
    ETAG("ETag", "string", "The version: for `If-None-Match` when reading again, for `If-Match` when changing"),
    LINK("Link", "string", "`rel=\"next\"`: the path of the next page; left out on the last one"),
    PREFERENCE_APPLIED("Preference-Applied", "string", "Which of the preferences sent was followed (RFC 7240)"),
    CACHE_CONTROL("Cache-Control", "string", "Whether and how long the answer may be kept"),
    CONTENT_DISPOSITION("Content-Disposition", "string", "The name of the file"),
    RATE_LIMIT("RateLimit", "string", "How much may still be asked (`r`) within how many seconds (`t`)"),
    RATE_LIMIT_POLICY("RateLimit-Policy", "string", "How much may be asked (`q`) within how many seconds (`w`)"),
    DATE("Date", "string", "The service's time, for a countdown"),
    VARY("Vary", "string", "The request headers that the answer depends on"),
    ALLOW("Allow", "string", "The methods that are supported here"),
    WWW_AUTHENTICATE("WWW-Authenticate", "string", "Why the token was not accepted (RFC 6750)");

    private final String header;
    private final String type;
    private final String meaning;

    AnswerHeader(String header, String type, String meaning) {
        this.header = header;
        this.type = type;
        this.meaning = meaning;
    }

    static AnswerHeader of(String name) {
        return Arrays.stream(values())
                .filter(known -> known.header.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Say in AnswerHeader what the header " + name + " means"));
    }

    void addTo(ObjectNode headers) {
        headers.putObject(header).put("$ref", "#/components/headers/" + header);
    }

    static void describe(ObjectNode headers) {
        for (AnswerHeader one : values()) {
            headers.putObject(one.header)
                    .put("description", one.meaning)
                    .putObject("schema")
                    .put("type", one.type);
        }
    }
}
