package io.firstcome.coupon.catalog;

import io.firstcome.coupon.api.Cursor;
import io.firstcome.coupon.api.FieldErrors;
import io.firstcome.coupon.api.PageLink;
import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.contract.CouponId;
import io.firstcome.coupon.intake.LineBoard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The coupons that customers can have. Answered from memory. */
@RestController
class CouponsController {

    private static final String PATH = "/v1/coupons";
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePrivate();

    private final Catalog catalog;
    private final LineBoard board;
    private final InstantSource clock;

    CouponsController(Catalog catalog, LineBoard board, InstantSource clock) {
        this.catalog = catalog;
        this.board = board;
        this.clock = clock;
    }

    /**
     * A page of coupons.
     *
     * @param serverTime the server's time, for a countdown
     * @param items by when they open, the earliest first
     */
    record CouponPage(Instant serverTime, List<CouponView> items) {}

    /**
     * Lists the coupons that can be had, now or later, by when they open; not those that are closed or sold out. The
     * {@code ETag} says whether anything but the time has changed.
     *
     * @param limit how many at most, 1 to 200; 50 if left out
     * @param after where the page before ended: from its {@code Link} header
     */
    @Refusals(Problem.INVALID_REQUEST)
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CouponPage> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        FieldErrors errors = new FieldErrors();
        int size = PageLink.limit(limit, errors);
        Optional<Cursor> begin = Optional.ofNullable(after).map(text -> Cursor.begin(text, errors));
        errors.throwIfAny();
        Instant now = now();
        List<CouponView> found = offered(begin, now).limit(size + 1L).toList();
        List<CouponView> items = found.size() > size ? found.subList(0, size) : found;
        HttpHeaders next = found.size() > size ? next(size, items.getLast()) : new HttpHeaders();
        return ResponseEntity.ok()
                .headers(next)
                .cacheControl(CACHE)
                .eTag(tag(items + next.toString()))
                .body(new CouponPage(now, items));
    }

    private Stream<CouponView> offered(Optional<Cursor> begin, Instant now) {
        return catalog.all().stream()
                .filter(coupon -> begin.isEmpty() || isBehind(coupon, begin.get()))
                .map(coupon -> view(coupon, now))
                .filter(CouponView::isOffered);
    }

    private static boolean isBehind(Published coupon, Cursor begin) {
        int time = coupon.opensAt().compareTo(begin.at());
        return time > 0 || (time == 0 && coupon.couponId().value().compareTo(begin.id()) > 0);
    }

    private static HttpHeaders next(int limit, CouponView last) {
        return PageLink.to(PATH)
                .with("limit", limit)
                .with("after", new Cursor(last.opensAt(), last.couponId()).text())
                .asNext();
    }

    /**
     * Tells of one coupon, also of one that is sold out or closed.
     *
     * @param id the coupon's id
     */
    @Refusals(Problem.UNKNOWN_COUPON)
    @GetMapping(path = PATH + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CouponView> one(@PathVariable String id) {
        Instant now = now();
        CouponView view = find(id).map(coupon -> view(coupon, now))
                .orElseThrow(() -> Problem.UNKNOWN_COUPON.asException("There is no published coupon of this id."));
        return ResponseEntity.ok()
                .cacheControl(CACHE)
                .eTag(tag(view.toString()))
                .body(view.at(now));
    }

    private Optional<Published> find(String id) {
        try {
            return catalog.find(CouponId.parse(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private CouponView view(Published coupon, Instant now) {
        return CouponView.of(coupon, board.find(coupon.couponId()).orElse(null), now);
    }

    /** The database's time decides whether a coupon is open. */
    private Instant now() {
        return board.now().orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String tag(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, 12)) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has it", impossible);
        }
    }
}
