package io.firstcome.coupon.alert;

import io.firstcome.coupon.alert.AlertMessage.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Makes of what is reported again and again the few messages that somebody should read: one when something begins, one
 * when it is over, one now and then while it lasts.
 *
 * <p>Reports are levels, not events: whoever watches a condition says at each look whether it holds. So what had to be
 * held back, because the kind was told of lately, the hour's messages are used up or the channel is full, is told as soon
 * as it may be if it still holds. Begin and end stand in the log in any case. State is each instance's own.
 */
public final class Alerts implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Alerts.class.getName());

    /** A time in which a condition holds. */
    private static final class Episode {
        final Instant since;
        Instant lastSeen;
        String text;
        boolean told;
        boolean heldBack;

        Episode(Instant since, String text) {
            this.since = since;
            this.lastSeen = since;
            this.text = text;
        }
    }

    private final AlertSettings settings;
    private final AlertMessage.Source source;
    private final AlertChannel channel;
    private final AlertCounts counts;
    private final InstantSource clock;
    private final Map<AlertKind, Episode> episodes = new EnumMap<>(AlertKind.class);
    private final Map<AlertKind, Instant> lastFiring = new EnumMap<>(AlertKind.class);
    private final Map<AlertKind, Long> heldBack = new EnumMap<>(AlertKind.class);
    private final Deque<Instant> lastHour = new ArrayDeque<>();

    Alerts(AlertSettings settings, String service, AlertChannel channel, AlertCounts counts, InstantSource clock) {
        this.settings = settings;
        this.source = new AlertMessage.Source(service, settings.instance());
        this.channel = channel;
        this.counts = counts;
        this.clock = clock;
    }

    /** Starts with the settings' webhook, or with none. */
    public static Alerts start(AlertSettings settings, String service, InstantSource clock) {
        AlertCounts counts = new AlertCounts();
        AlertChannel channel = settings.webhookUrl() == null ? AlertChannel.NONE : new Webhook(settings, counts);
        return new Alerts(settings, service, channel, counts, clock);
    }

    /** The condition holds now; never blocks. */
    public synchronized void trouble(AlertKind kind, String text) {
        Instant now = clock.instant();
        Episode episode = episodes.get(kind);
        if (episode == null) {
            episode = new Episode(now, text);
            episodes.put(kind, episode);
            LOG.log(System.Logger.Level.WARNING, "Alert {0}: {1} What to do: {2}", kind.code(), text, page(kind));
        }
        episode.lastSeen = now;
        episode.text = text;
        if (!episode.told || !now.isBefore(lastFired(kind).plus(settings.repeat()))) {
            boolean tooSoon = lastFired(kind).plus(settings.minInterval()).isAfter(now);
            episode.told = tell(kind, State.FIRING, episode, tooSoon) || episode.told;
        }
    }

    /** The condition does not hold now; never blocks. */
    public synchronized void fine(AlertKind kind) {
        Episode episode = episodes.get(kind);
        if (episode == null || clock.instant().isBefore(episode.lastSeen.plus(settings.clear()))) {
            return;
        }
        if (!episode.told || tell(kind, State.RESOLVED, episode, false)) {
            episodes.remove(kind);
            LOG.log(System.Logger.Level.INFO, "Alert {0} is over, it began at {1}", kind.code(), episode.since);
        }
    }

    /** Whether it holds is another's to say from now on. */
    public synchronized void forget(AlertKind kind) {
        episodes.remove(kind);
    }

    public synchronized boolean isFiring(AlertKind kind) {
        return episodes.containsKey(kind);
    }

    /** What became of the messages, by the metrics' names below {@code firstcome.alerts}. */
    public Map<String, LongSupplier> counts() {
        return counts.byName();
    }

    private Instant lastFired(AlertKind kind) {
        return lastFiring.getOrDefault(kind, Instant.EPOCH);
    }

    private boolean tell(AlertKind kind, State state, Episode episode, boolean tooSoon) {
        Instant now = clock.instant();
        while (!lastHour.isEmpty() && !lastHour.getFirst().isAfter(now.minusSeconds(3_600))) {
            lastHour.removeFirst();
        }
        long before = heldBack.getOrDefault(kind, 0L);
        if (tooSoon
                || lastHour.size() >= settings.maxPerHour()
                || !channel.offer(new AlertMessage(kind, state, source, episode.text, episode.since, now, before))) {
            holdBack(kind, episode, before);
            return false;
        }
        lastHour.addLast(now);
        heldBack.remove(kind);
        episode.heldBack = false;
        if (state == State.FIRING) {
            lastFiring.put(kind, now);
        }
        return true;
    }

    /** Counted once for each message that would have been sent, however often it is looked at. */
    private void holdBack(AlertKind kind, Episode episode, long before) {
        if (!episode.heldBack) {
            episode.heldBack = true;
            heldBack.put(kind, before + 1);
            counts.heldBack.incrementAndGet();
        }
    }

    private String page(AlertKind kind) {
        return settings.runbookUrl() + kind.page() + ".md";
    }

    @Override
    public void close() {
        channel.close();
    }
}
