package io.firstcome.coupon.contract.json;

import static java.util.Objects.requireNonNull;

import io.firstcome.coupon.contract.CouponCode;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.Decision;
import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.GapReported;
import io.firstcome.coupon.contract.IssuedCoupon;
import io.firstcome.coupon.contract.LineProgressed;
import io.firstcome.coupon.contract.RefusalReason;
import io.firstcome.coupon.contract.RequestDecided;
import io.firstcome.coupon.contract.RequestId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The JSON of what the ledger says. */
public final class DecisionJson {

    private static final String DECIDED = "request-decided";
    private static final String PROGRESSED = "line-progressed";
    private static final String GAP = "gap-reported";

    private static final String ISSUED = "issued";
    private static final String REFUSED = "refused";

    private DecisionJson() {}

    /** The message as UTF-8 JSON. */
    public static byte[] write(DecisionMessage message) {
        return WireFormat.write(type(message), json -> {
            json.writeStringProperty("couponId", message.couponId().toString());
            switch (message) {
                case RequestDecided decided -> writeDecided(json, decided);
                case LineProgressed progress -> writeProgress(json, progress);
                case GapReported gap -> {
                    json.writeNumberProperty("missingFrom", gap.missingFrom());
                    json.writeNumberProperty("missingTo", gap.missingTo());
                }
            }
        });
    }

    /** The message's type as it stands in the JSON and in the record's header. */
    public static String type(DecisionMessage message) {
        return switch (message) {
            case RequestDecided _ -> DECIDED;
            case LineProgressed _ -> PROGRESSED;
            case GapReported _ -> GAP;
        };
    }

    private static void writeDecided(JsonGenerator json, RequestDecided decided) {
        json.writeStringProperty("requestId", decided.requestId().toString());
        json.writeStringProperty("customerId", decided.customerId().value());
        json.writeNumberProperty("sequence", decided.sequence());
        json.writeNumberProperty("ticket", decided.ticket());
        switch (decided.decision()) {
            case Decision.Issued issued -> {
                json.writeStringProperty("outcome", ISSUED);
                json.writeNumberProperty("serial", issued.serial());
                writeCoupon(json, requireNonNull(decided.coupon()));
            }
            case Decision.Refused refused -> {
                json.writeStringProperty("outcome", REFUSED);
                json.writeStringProperty("reason", refused.reason().code());
            }
        }
        json.writeStringProperty("decidedAt", decided.decidedAt().toString());
    }

    private static void writeCoupon(JsonGenerator json, IssuedCoupon coupon) {
        json.writeStringProperty("code", coupon.code().value());
        json.writeStringProperty("validUntil", coupon.validUntil().toString());
    }

    private static void writeProgress(JsonGenerator json, LineProgressed progress) {
        json.writeNumberProperty("nextSequence", progress.nextSequence());
        json.writeNumberProperty("lastTicket", progress.lastTicket());
        json.writeNumberProperty("issued", progress.issued());
        json.writeNumberProperty("waiting", progress.waiting());
        json.writeNumberProperty("quantity", progress.quantity());
        json.writeBooleanProperty("closed", progress.closed());
    }

    /** Reads a record's value; never throws for what the bytes are. */
    public static Reading<DecisionMessage> read(byte @Nullable [] bytes) {
        return WireFormat.read(bytes, DecisionJson::parse);
    }

    private static DecisionMessage parse(String type, JsonNode node) {
        CouponId couponId = new CouponId(WireFormat.uuid(node, "couponId"));
        return switch (type) {
            case DECIDED -> parseDecided(couponId, node);
            case PROGRESSED ->
                new LineProgressed(
                        couponId,
                        WireFormat.integer(node, "nextSequence"),
                        WireFormat.integer(node, "lastTicket"),
                        WireFormat.integer(node, "issued"),
                        WireFormat.integer(node, "waiting"),
                        WireFormat.integer(node, "quantity"),
                        WireFormat.bool(node, "closed"));
            case GAP ->
                new GapReported(
                        couponId, WireFormat.integer(node, "missingFrom"), WireFormat.integer(node, "missingTo"));
            default -> throw new WireFormat.BrokenMessage("unknown type '" + type + "'");
        };
    }

    private static RequestDecided parseDecided(CouponId couponId, JsonNode node) {
        Decision decision = parseDecision(node);
        IssuedCoupon coupon = decision instanceof Decision.Issued
                ? new IssuedCoupon(
                        new CouponCode(WireFormat.text(node, "code")), WireFormat.instant(node, "validUntil"))
                : null;
        return new RequestDecided(
                couponId,
                new RequestId(WireFormat.uuid(node, "requestId")),
                new CustomerId(WireFormat.text(node, "customerId")),
                WireFormat.integer(node, "sequence"),
                WireFormat.integer(node, "ticket"),
                decision,
                coupon,
                WireFormat.instant(node, "decidedAt"));
    }

    private static Decision parseDecision(JsonNode node) {
        String outcome = WireFormat.text(node, "outcome");
        return switch (outcome) {
            case ISSUED -> new Decision.Issued(WireFormat.integer(node, "serial"));
            case REFUSED -> {
                String code = WireFormat.text(node, "reason");
                yield new Decision.Refused(RefusalReason.ofCode(code)
                        .orElseThrow(() -> new WireFormat.BrokenMessage("unknown reason '" + code + "'")));
            }
            default -> throw new WireFormat.BrokenMessage("unknown outcome '" + outcome + "'");
        };
    }
}
