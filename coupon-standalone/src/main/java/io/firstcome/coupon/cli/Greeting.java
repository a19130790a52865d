package io.firstcome.coupon.cli;

import io.firstcome.coupon.stack.DevelopmentKeys;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What somebody needs to try what was just started. */
final class Greeting {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private Greeting() {}

    /** @param logs where to look when something is odd: a file or a directory */
    static void print(PrintWriter out, List<URI> apis, DevelopmentKeys keys, Path data, Path logs) {
        URI api = apis.getFirst();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        out.printf(
                """

                The API answers at %s

                ADMIN=%s
                CUSTOMER=%s

                Three lines to try (set the two variables above first):
                  ID=$(curl -s %s/v1/campaigns -H "Authorization: Bearer $ADMIN" -H 'Content-Type: application/json' -d '{"name":"Noon","quantity":3,"opensAt":"%s","closesAt":"%s","validUntil":"%s"}' | sed 's/.*"id":"\\([^"]*\\)".*/\\1/'); curl -s -X POST %s/v1/campaigns/$ID/publish -H "Authorization: Bearer $ADMIN"; echo
                  curl -s -X POST %s/v1/coupons/$ID/issue-requests -H "Authorization: Bearer $CUSTOMER" -H 'Prefer: wait=5'; echo
                  curl -s %s/v1/me/coupons -H "Authorization: Bearer $CUSTOMER"; echo

                All that it answers is described at %s/docs
                Check the promises with: ./firstcome verify --data %s
                Logs: %s
                Stop with Ctrl-C.
                """,
                apis,
                keys.adminToken(LIFETIME),
                keys.customerToken("kim", LIFETIME),
                api,
                now,
                now.plus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(30)),
                api,
                api,
                api,
                api,
                data,
                logs);
        out.flush();
    }
}
