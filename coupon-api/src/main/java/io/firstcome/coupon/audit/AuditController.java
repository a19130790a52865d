package io.firstcome.coupon.audit;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Admins look at what was done. */
@RestController
class AuditController {

    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * Lists what admins did, newest first.
     *
     * @param subject only what was done to this, such as {@code
     *     campaign/019e5a3c-0000-7000-8000-00000000c0de}; at most 200 characters
     * @param who only what this admin did, or a part of the service that acts by itself, such as {@code
     *     system:line-closer}
     * @param limit how many at most, 1 to 200; 50 if left out
     * @param after where the page before ended: from its {@code Link} header
     */
    @GetMapping("/v1/audit")
    @Refusals(Problem.INVALID_REQUEST)
    ResponseEntity<AuditPage> list(
            @RequestParam(name = "subject", required = false) @Nullable String subject,
            @RequestParam(name = "who", required = false) @Nullable String who,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        AuditSearch search = AuditSearch.of(subject, who, limit, after);
        List<AuditEntry> found = audit.find(search, search.limit() + 1);
        if (found.size() <= search.limit()) {
            return ResponseEntity.ok(new AuditPage(found));
        }
        List<AuditEntry> items = found.subList(0, search.limit());
        HttpHeaders next = search.next(items.getLast()).asNext();
        return ResponseEntity.ok().headers(next).body(new AuditPage(items));
    }
}
