package io.firstcome.coupon.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By a clock that the test moves: two begins of a kind 300 s apart, over after 30 s, told again after 4 h. */
class AlertsTest {

    /** Takes what it has room for. */
    private static final class Collected implements AlertChannel {
        final List<AlertMessage> messages = new ArrayList<>();
        boolean full;

        @Override
        public boolean offer(AlertMessage message) {
            return !full && messages.add(message);
        }

        @Override
        public void close() {
            full = true;
        }

        List<String> told() {
            return messages.stream()
                    .map(message -> message.state() + " " + message.kind().code())
                    .toList();
        }
    }

    private final Logger log = Logger.getLogger("io.firstcome.coupon.alert");
    private final Map<String, String> settings = new HashMap<>();
    private final Collected channel = new Collected();
    private final AlertCounts counts = new AlertCounts();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @BeforeEach
    void hush() {
        log.setUseParentHandlers(false);
    }

    @AfterEach
    void speak() {
        log.setUseParentHandlers(true);
    }

    private Alerts alerts() {
        return new Alerts(AlertSettings.read(settings::get), "coupon-api", channel, counts, () -> now);
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    @Test
    void aConditionIsToldOnceAndItsEndOnce() {
        Alerts alerts = alerts();
        for (int look = 0; look < 100; look++) {
            alerts.trouble(AlertKind.DEAD_LETTER, "look " + look);
            after(Duration.ofSeconds(1));
        }
        alerts.fine(AlertKind.DEAD_LETTER);
        assertThat(alerts.isFiring(AlertKind.DEAD_LETTER)).isTrue();
        after(Duration.ofSeconds(30));
        alerts.fine(AlertKind.DEAD_LETTER);
        alerts.fine(AlertKind.DEAD_LETTER);

        assertThat(channel.told()).containsExactly("FIRING dead-letter", "RESOLVED dead-letter");
        assertThat(channel.messages.getLast().text()).isEqualTo("look 99");
        assertThat(channel.messages.getLast().since()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(alerts.isFiring(AlertKind.DEAD_LETTER)).isFalse();
    }

    @Test
    void aBlinkWithinTheTimeToClearIsNoEnd() {
        Alerts alerts = alerts();
        for (int look = 0; look < 20; look++) {
            alerts.trouble(AlertKind.SLOT_LOST, "x");
            after(Duration.ofSeconds(20));
            alerts.fine(AlertKind.SLOT_LOST);
        }
        assertThat(channel.told()).containsExactly("FIRING slot-lost");
    }

    @Test
    void whatBeginsAgainTooSoonIsHeldBackAndToldIfItLasts() {
        Alerts alerts = alerts();
        alerts.trouble(AlertKind.SLOT_LOST, "first");
        after(Duration.ofSeconds(31));
        alerts.fine(AlertKind.SLOT_LOST);
        alerts.trouble(AlertKind.SLOT_LOST, "second");
        alerts.trouble(AlertKind.SLOT_LOST, "second");
        assertThat(channel.messages).hasSize(2);
        assertThat(counts.heldBack).hasValue(1);
        after(Duration.ofSeconds(270));
        alerts.trouble(AlertKind.SLOT_LOST, "second");

        assertThat(channel.told()).containsExactly("FIRING slot-lost", "RESOLVED slot-lost", "FIRING slot-lost");
        assertThat(channel.messages.getLast().heldBack()).isEqualTo(1);
    }

    @Test
    void whatWasNeverToldNeedsNoEnd() {
        Alerts alerts = alerts();
        channel.full = true;
        alerts.trouble(AlertKind.SLOT_LOST, "x");
        channel.full = false;
        after(Duration.ofSeconds(30));
        alerts.fine(AlertKind.SLOT_LOST);

        assertThat(channel.messages).isEmpty();
        assertThat(alerts.isFiring(AlertKind.SLOT_LOST)).isFalse();
    }

    @Test
    void oneKindDoesNotHoldBackAnother() {
        Alerts alerts = alerts();
        for (AlertKind kind : AlertKind.values()) {
            alerts.trouble(kind, "x");
        }
        assertThat(channel.messages).hasSize(AlertKind.values().length);
        assertThat(counts.heldBack).hasValue(0);
    }

    @Test
    void anHourHasOnlySoManyMessagesAndTheRestComesLater() {
        settings.put("firstcome.alerts.max-per-hour", "2");
        Alerts alerts = alerts();
        List<AlertKind> three = List.of(AlertKind.SLOT_LOST, AlertKind.DEAD_LETTER, AlertKind.GAP_NOT_HEALED);
        three.forEach(kind -> alerts.trouble(kind, "x"));
        assertThat(channel.told()).containsExactly("FIRING slot-lost", "FIRING dead-letter");
        after(Duration.ofSeconds(3_600));
        three.forEach(kind -> alerts.trouble(kind, "x"));
        assertThat(channel.told()).endsWith("FIRING gap-not-healed");
        assertThat(channel.messages.getLast().since()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void anEndThatFindsNoRoomIsToldLater() {
        Alerts alerts = alerts();
        alerts.trouble(AlertKind.SLOT_LOST, "x");
        after(Duration.ofSeconds(30));
        channel.full = true;
        alerts.fine(AlertKind.SLOT_LOST);
        assertThat(alerts.isFiring(AlertKind.SLOT_LOST)).isTrue();
        channel.full = false;
        alerts.fine(AlertKind.SLOT_LOST);
        assertThat(channel.told()).containsExactly("FIRING slot-lost", "RESOLVED slot-lost");
    }

    @Test
    void whatLastsIsSaidAgainNowAndThen() {
        Alerts alerts = alerts();
        for (int minute = 0; minute <= 500; minute++) {
            alerts.trouble(AlertKind.SLOT_LOST, "x");
            after(Duration.ofMinutes(1));
        }
        assertThat(channel.told()).hasSize(3).allMatch("FIRING slot-lost"::equals);
    }

    @Test
    void whatIsAnothersToSayIsForgotten() {
        Alerts alerts = alerts();
        alerts.trouble(AlertKind.SLOT_LOST, "x");
        alerts.forget(AlertKind.SLOT_LOST);
        after(Duration.ofMinutes(1));
        alerts.fine(AlertKind.SLOT_LOST);
        assertThat(channel.told()).containsExactly("FIRING slot-lost");
    }

    @Test
    void withoutAnAddressNobodyIsToldAndNothingIsHeldBack() {
        try (Alerts alerts = Alerts.start(AlertSettings.read(settings::get), "coupon-api", () -> now)) {
            alerts.trouble(AlertKind.SLOT_LOST, "x");
            assertThat(alerts.isFiring(AlertKind.SLOT_LOST)).isTrue();
            assertThat(alerts.counts().values()).allMatch(count -> count.getAsLong() == 0);
        }
    }
}
