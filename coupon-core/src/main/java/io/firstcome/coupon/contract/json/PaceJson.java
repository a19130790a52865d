package io.firstcome.coupon.contract.json;

import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.contract.PaceSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON of the settings of the pace. */
public final class PaceJson {

    /** The message's type as it stands in the JSON, in the outbox and in the record's header. */
    public static final String TYPE = "pace-set";

    private PaceJson() {}

    /** The message as UTF-8 JSON; what is null is left out. */
    public static byte[] write(PaceSet set) {
        return WireFormat.write(TYPE, json -> {
            json.writeNumberProperty("version", set.version());
            if (set.couponId() != null) {
                json.writeStringProperty("couponId", set.couponId().toString());
            }
            if (set.issuesPerSecond() != null) {
                json.writeNumberProperty("issuesPerSecond", set.issuesPerSecond());
            }
        });
    }

    /** Reads a record's value; never throws for what the bytes are. */
    public static Reading<PaceSet> read(byte @Nullable [] bytes) {
        return WireFormat.read(bytes, PaceJson::parse);
    }

    private static PaceSet parse(String type, JsonNode node) {
        if (!type.equals(TYPE)) {
            throw new WireFormat.BrokenMessage("unknown type '" + type + "'");
        }
        return new PaceSet(
                WireFormat.integer(node, "version"),
                node.has("couponId") ? new CouponId(WireFormat.uuid(node, "couponId")) : null,
                node.has("issuesPerSecond") ? WireFormat.integer32(node, "issuesPerSecond") : null);
    }
}
