package io.firstcome.coupon.issuing;

import io.firstcome.coupon.contract.PaceSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which settings of the pace hold: of each subject the one with the highest version that was heard, beginning with those
 * that are stored, so that a stop outlasts a restart.
 *
 * <p>What slows issuing down takes effect at once and is stored then; what speeds it up is stored first. So the noted
 * pace is never below the one in force, but for the moments (see {@code verify}) in which other instances hear of a lower
 * one, and what was permitted before is decided.
 */
final class PaceInForce {

    /** The subject of settings for all coupons. */
    static final UUID ALL = new PaceSet(1, null, null).subject();

    private static final Logger log = LoggerFactory.getLogger(PaceInForce.class);

    private final Pace pace;
    private final CouponBounds bounds;
    private final PaceRows rows;
    private final int configured;
    private final Map<UUID, PaceSet> heard = new HashMap<>();
    private final Map<UUID, PaceSet> notStored = new LinkedHashMap<>();

    /**
     * Begins with what is stored.
     *
     * @param configured the pace of all coupons where none is set
     */
    PaceInForce(Pace pace, CouponBounds bounds, PaceRows rows, int configured) {
        this.pace = pace;
        this.bounds = bounds;
        this.rows = rows;
        this.configured = configured;
        pace.set(configured);
        rows.load().forEach(stored -> {
            heard.put(stored.subject(), stored);
            apply(stored);
        });
        rows.note(pace.perSecond());
        say(pace.perSecond());
    }

    /** Takes note of settings, in whatever order they come; {@link #store} has to follow. */
    synchronized void hear(Collection<PaceSet> settings) {
        Map<UUID, PaceSet> later = new LinkedHashMap<>();
        for (PaceSet setting : settings) {
            PaceSet known = later.getOrDefault(setting.subject(), heard.get(setting.subject()));
            if (known == null || known.version() < setting.version()) {
                later.put(setting.subject(), setting);
            }
        }
        heard.putAll(later);
        notStored.putAll(later);
        later.values().stream().filter(this::slowsDown).forEach(this::apply);
    }

    synchronized boolean hasToStore() {
        return !notStored.isEmpty();
    }

    /** Stores what was heard since and has all of it take effect. If this fails, it is to be repeated. */
    synchronized void store() {
        PaceSet ofAll = heard.get(ALL);
        rows.store(notStored.values(), ofAll == null ? configured : perSecond(ofAll));
        notStored.values().forEach(this::apply);
        notStored.clear();
    }

    private boolean slowsDown(PaceSet setting) {
        if (setting.couponId() == null) {
            return perSecond(setting) < pace.perSecond();
        }
        Integer before = bounds.inForce().get(setting.couponId());
        return setting.issuesPerSecond() != null && (before == null || setting.issuesPerSecond() < before);
    }

    private int perSecond(PaceSet ofAll) {
        return Objects.requireNonNullElse(ofAll.issuesPerSecond(), configured);
    }

    private void apply(PaceSet setting) {
        if (setting.couponId() == null) {
            if (perSecond(setting) != pace.perSecond()) {
                pace.set(perSecond(setting));
                say(pace.perSecond());
            }
        } else if (!Objects.equals(bounds.inForce().get(setting.couponId()), setting.issuesPerSecond())) {
            bounds.set(setting.couponId(), setting.issuesPerSecond());
            log.info("Coupon {}: {}", setting.couponId(), bound(setting));
        }
    }

    private static String bound(PaceSet setting) {
        return setting.issuesPerSecond() == null
                ? "no bound of its own any more"
                : "at most " + setting.issuesPerSecond() + " requests a second; what comes faster is kept until then";
    }

    private static void say(int perSecond) {
        if (perSecond == 0) {
            log.warn("The pace is 0: no coupon is issued until it is raised; requests wait in Kafka, nothing is lost");
        } else {
            log.info("Issuing at most {} requests a second over all instances", perSecond);
        }
    }
}
