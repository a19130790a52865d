package io.firstcome.coupon.bench.wire;

import io.firstcome.coupon.rush.Campaigns;
import io.firstcome.coupon.rush.CouponClient;
import io.firstcome.coupon.rush.CouponClient.Answer;
import io.firstcome.coupon.stack.DevelopmentKeys;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Coupons that can be had at once, published over the admin API. */
public final class OpenCoupons implements AutoCloseable {

    /** More than a run can ask for. */
    public static final long PLENTY = 10_000_000;

    private static final Duration LASTS = Duration.ofHours(6);
    private static final Duration OPEN_SINCE = Duration.ofMinutes(1);
    private static final int ACCEPTED = 202;
    private static final String BEFORE = "/v1/coupons/";
    private static final String AFTER = "/issue-requests";

    private final DevelopmentKeys keys;
    private final CouponClient client;
    private final Campaigns campaigns;

    public OpenCoupons(URI api, DevelopmentKeys keys) {
        this.keys = keys;
        this.client = new CouponClient(List.of(api), CouponClient.Patience.LONG);
        this.campaigns = new Campaigns(client, keys.adminToken(LASTS));
    }

    /** The paths at which so many new ones are asked for; they stay open longer than any run. */
    public List<String> published(int count, long quantity) throws IOException, InterruptedException {
        return published(count, quantity, LASTS);
    }

    /** @param open for how long from now */
    public List<String> published(int count, long quantity, Duration open) throws IOException, InterruptedException {
        Instant opensAt = Instant.now().minus(OPEN_SINCE);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(issueRequests(campaigns.publish("Bench", quantity, opensAt, open.plus(OPEN_SINCE))));
        }
        return paths;
    }

    /** That of a new one of which none is left. */
    public String soldOut() throws IOException, InterruptedException {
        String path = published(1, 1).getFirst();
        Answer last = client.post(0, path, keys.customerToken("bench-first", LASTS), null);
        if (last.status() != ACCEPTED) {
            throw new IllegalStateException("the only coupon was not given out: " + last.status() + " " + last.body());
        }
        return path;
    }

    private static String issueRequests(String coupon) {
        return BEFORE + coupon + AFTER;
    }

    /** Whose such a path is. */
    public static UUID coupon(String path) {
        return UUID.fromString(path.substring(BEFORE.length(), path.length() - AFTER.length()));
    }

    @Override
    public void close() {
        client.close();
    }
}
