package io.firstcome.coupon.contract.json;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CouponTerms;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.IssueRequested;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.RequestFailed;
import io.firstcome.coupon.contract.RequestId;
import io.firstcome.coupon.contract.Terms;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The JSON of the line's messages. */
public final class LineJson {

    private static final String TERMS = "coupon-terms";
    private static final String REQUESTED = "issue-requested";
    private static final String FAILED = "request-failed";

    private LineJson() {}

    /** The message's type as it stands in the JSON, in the outbox and in the record's header. */
    public static String type(LineMessage message) {
        return switch (message) {
            case CouponTerms _ -> TERMS;
            case IssueRequested _ -> REQUESTED;
            case RequestFailed _ -> FAILED;
        };
    }

    /** The message as UTF-8 JSON. */
    public static byte[] write(LineMessage message) {
        return WireFormat.write(type(message), json -> {
            json.writeStringProperty("id", message.messageId().toString());
            json.writeStringProperty("couponId", message.couponId().toString());
            json.writeNumberProperty("sequence", message.sequence());
            switch (message) {
                case CouponTerms terms -> writeTerms(json, terms.terms());
                case IssueRequested request -> writeRequest(json, request);
                case RequestFailed failed -> writeRequest(json, failed.request());
            }
        });
    }

    private static void writeTerms(JsonGenerator json, Terms terms) {
        json.writeNumberProperty("quantity", terms.quantity());
        json.writeNumberProperty("waitingList", terms.waitingList());
        json.writeNumberProperty("perCustomerLimit", terms.perCustomerLimit());
        json.writeStringProperty("opensAt", terms.opensAt().toString());
        json.writeStringProperty("closesAt", terms.closesAt().toString());
        json.writeStringProperty("validUntil", terms.validUntil().toString());
        json.writeBooleanProperty("closed", terms.closed());
    }

    private static void writeRequest(JsonGenerator json, IssueRequested request) {
        json.writeNumberProperty("ticket", request.ticket());
        json.writeStringProperty("customerId", request.customerId().value());
        json.writeStringProperty("acceptedAt", request.acceptedAt().toString());
    }

    /** Reads a record's value; never throws for what the bytes are. */
    public static Reading<LineMessage> read(byte @Nullable [] bytes) {
        return WireFormat.read(bytes, LineJson::parse);
    }

    private static LineMessage parse(String type, JsonNode node) {
        return switch (type) {
            case TERMS ->
                new CouponTerms(
                        WireFormat.uuid(node, "id"),
                        new CouponId(WireFormat.uuid(node, "couponId")),
                        WireFormat.integer(node, "sequence"),
                        parseTerms(node));
            case REQUESTED -> parseRequest(node);
            case FAILED -> new RequestFailed(parseRequest(node));
            default -> throw new WireFormat.BrokenMessage("unknown type '" + type + "'");
        };
    }

    private static IssueRequested parseRequest(JsonNode node) {
        return new IssueRequested(
                new RequestId(WireFormat.uuid(node, "id")),
                new CouponId(WireFormat.uuid(node, "couponId")),
                WireFormat.integer(node, "sequence"),
                WireFormat.integer(node, "ticket"),
                new CustomerId(WireFormat.text(node, "customerId")),
                WireFormat.instant(node, "acceptedAt"));
    }

    private static Terms parseTerms(JsonNode node) {
        return new Terms(
                WireFormat.integer(node, "quantity"),
                WireFormat.integer(node, "waitingList"),
                WireFormat.integer32(node, "perCustomerLimit"),
                WireFormat.instant(node, "opensAt"),
                WireFormat.instant(node, "closesAt"),
                WireFormat.instant(node, "validUntil"),
                WireFormat.bool(node, "closed"));
    }
}
