package io.firstcome.coupon.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CouponTest {

    private static final Instant CREATED = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant OPENS = Instant.parse("2030-02-01T00:00:00Z");
    private static final Instant PUBLISH = Instant.parse("2030-01-20T00:00:00Z");
    private static final Instant NOW = Instant.parse("2030-01-10T00:00:00Z");
    private static final Instant CLOSES = Instant.parse("2030-03-01T00:00:00Z");
    private static final Instant VALID = Instant.parse("2030-04-01T00:00:00Z");
    private static final NewCampaign WANTED = new NewCampaign("Noon", 10L, 2L, 1, OPENS, CLOSES, VALID);
    private static final NewCampaign OTHER = new NewCampaign("Night", 20L, 0L, 3, OPENS, CLOSES, VALID);

    /** Each line: an action, and what it leads to from each state: the next state, = for no change, - for a refusal. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            action       | draft     | scheduled | published | paused    | closed    | cancelled
            edit         | draft     | scheduled | -         | -         | -         | -
            schedule     | scheduled | scheduled | -         | -         | -         | -
            unschedule   | =         | draft     | -         | -         | -         | -
            publish      | published | published | =         | -         | -         | -
            publishIfDue | =         | published | =         | =         | =         | =
            pause        | -         | -         | paused    | =         | -         | -
            resume       | -         | -         | =         | published | -         | -
            setQuantity  | draft     | scheduled | published | paused    | -         | -
            extend       | -         | -         | published | paused    | -         | -
            close        | -         | -         | closed    | closed    | =         | -
            closeIfDue   | =         | =         | closed    | closed    | =         | =
            cancel       | -         | cancelled | cancelled | cancelled | cancelled | =
            delete       | deleted   | -         | -         | -         | -         | -
            """)
    void everyActionDoesThisInEveryState(
            String action,
            String draft,
            String scheduled,
            String published,
            String paused,
            String closed,
            String cancelled) {
        expect(action, CouponState.DRAFT, draft);
        expect(action, CouponState.SCHEDULED, scheduled);
        expect(action, CouponState.PUBLISHED, published);
        expect(action, CouponState.PAUSED, paused);
        expect(action, CouponState.CLOSED, closed);
        expect(action, CouponState.CANCELLED, cancelled);
    }

    private static void expect(String action, CouponState from, String expected) {
        Coupon coupon = in(from);
        NewCampaign before = coupon.asNew();
        Verdict verdict = act(action, coupon);
        String what = action + " in " + from;
        switch (expected) {
            case "-" -> assertThat(verdict).as(what).isInstanceOf(Verdict.Refused.class);
            case "=" -> assertThat(verdict).as(what).isInstanceOf(Verdict.Unchanged.class);
            case "deleted" -> assertThat(verdict).as(what).isInstanceOf(Verdict.Deleted.class);
            default -> {
                assertThat(verdict).as(what).isInstanceOf(Verdict.Changed.class);
                assertThat(coupon.state().code()).as(what).isEqualTo(expected);
                assertThat(coupon.updatedAt()).as(what).isAfter(CREATED);
                assertThat(coupon.publishAt() != null).as(what).isEqualTo(expected.equals("scheduled"));
                assertThat(coupon.terms().closed())
                        .as(what)
                        .isEqualTo(expected.equals("closed") || expected.equals("cancelled"));
                return;
            }
        }
        assertThat(coupon.state()).as(what).isEqualTo(from);
        assertThat(coupon.asNew()).as(what).isEqualTo(before);
        assertThat(coupon.updatedAt()).as(what).isEqualTo(CREATED);
    }

    private static Verdict act(String action, Coupon coupon) {
        return switch (action) {
            case "edit" -> coupon.edit(OTHER, NOW);
            case "schedule" -> coupon.schedule(PUBLISH.plusSeconds(1), NOW);
            case "publish" -> coupon.publish(NOW);
            case "publishIfDue" -> coupon.publishIfDue(PUBLISH);
            case "setQuantity" -> coupon.setQuantity(7, new LineCount(5, 4), NOW);
            case "extend" -> coupon.extend(new NewWindow(CLOSES.plusSeconds(1), null), NOW);
            case "closeIfDue" -> coupon.closeIfDue(CLOSES);
            case "delete" -> coupon.delete();
            default -> coupon.move(Transition.valueOf(action.toUpperCase(Locale.ROOT)), NOW);
        };
    }

    private static Coupon in(CouponState state) {
        Coupon coupon = new Coupon(UUID.randomUUID(), WANTED, CREATED);
        switch (state) {
            case DRAFT -> {}
            case SCHEDULED -> assertThat(coupon.schedule(PUBLISH, CREATED)).isInstanceOf(Verdict.Changed.class);
            case PUBLISHED -> assertThat(coupon.publish(CREATED)).isInstanceOf(Verdict.Changed.class);
            case PAUSED -> go(coupon, Transition.PUBLISH, Transition.PAUSE);
            case CLOSED -> go(coupon, Transition.PUBLISH, Transition.CLOSE);
            case CANCELLED -> go(coupon, Transition.PUBLISH, Transition.CANCEL);
        }
        assertThat(coupon.state()).isEqualTo(state);
        return coupon;
    }

    private static void go(Coupon coupon, Transition... ways) {
        for (Transition way : ways) {
            assertThat(coupon.move(way, CREATED)).isInstanceOf(Verdict.Changed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CouponState.class,
            names = {"DRAFT", "SCHEDULED"})
    void whatIsEditedToTheSameStaysUnchanged(CouponState state) {
        assertThat(in(state).edit(WANTED, NOW)).isInstanceOf(Verdict.Unchanged.class);
    }

    @Test
    void aScheduleIsInTheFutureAndBeforeTheEnd() {
        assertThat(in(CouponState.DRAFT).schedule(NOW, NOW)).isInstanceOf(Verdict.Invalid.class);
        assertThat(in(CouponState.DRAFT).schedule(CLOSES, NOW)).isInstanceOf(Verdict.Invalid.class);
        assertThat(in(CouponState.DRAFT).schedule(NOW.plusNanos(1000), NOW)).isInstanceOf(Verdict.Changed.class);
        assertThat(in(CouponState.SCHEDULED).schedule(PUBLISH, NOW)).isInstanceOf(Verdict.Unchanged.class);
    }

    @Test
    void anEditKeepsTheEndBehindTheSchedule() {
        NewCampaign tooShort =
                new NewCampaign("Noon", 10L, 2L, 1, PUBLISH.minusSeconds(9), PUBLISH, PUBLISH.plusSeconds(9));
        assertThat(in(CouponState.SCHEDULED).edit(tooShort, NOW))
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.fields()).containsOnlyKeys("closesAt"));
        assertThat(in(CouponState.DRAFT).edit(tooShort, NOW)).isInstanceOf(Verdict.Changed.class);
    }

    @Test
    void whatIsOverIsNotPublished() {
        assertThat(in(CouponState.DRAFT).publish(CLOSES)).isInstanceOf(Verdict.Refused.class);
        assertThat(in(CouponState.SCHEDULED).publishIfDue(CLOSES)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void whatIsNotDueAnyMoreIsLeftAlone() {
        assertThat(in(CouponState.SCHEDULED).publishIfDue(PUBLISH.minusNanos(1000)))
                .isInstanceOf(Verdict.Unchanged.class);
        Coupon extended = in(CouponState.PUBLISHED);
        extended.extend(new NewWindow(CLOSES.plusSeconds(1), null), NOW);
        assertThat(extended.closeIfDue(CLOSES)).isInstanceOf(Verdict.Unchanged.class);
    }

    /** Quantity 10 with 12 in line, 2 of them waiting; and with 4 in line. */
    @ParameterizedTest
    @CsvSource({"12,9,10", "12,11,", "10,9,10", "4,3,4", "4,4,", "4,1000,", "0,1,"})
    void theQuantityDoesNotGoBelowWhatIsPromised(long accepted, long wanted, Long lowest) {
        Coupon coupon = in(CouponState.PUBLISHED);
        Verdict verdict = coupon.setQuantity(wanted, new LineCount(accepted, 3), NOW);
        if (lowest == null) {
            assertThat(verdict).isInstanceOf(Verdict.Changed.class);
            assertThat(coupon.terms().quantity()).isEqualTo(wanted);
            assertThat(coupon.terms().capacity()).isGreaterThanOrEqualTo(accepted);
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Refused.class,
                            refused -> assertThat(refused.members())
                                    .isEqualTo(Map.of("issued", 3L, "promised", lowest, "lowestQuantity", lowest)));
            assertThat(coupon.terms().quantity()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2030-03-02T00:00:00Z,, ''",
        "2030-05-01T00:00:00Z,, validUntil",
        "2030-05-01T00:00:00Z, 2030-05-01T00:00:00Z, ''",
        "2030-03-01T00:00:00Z, 2030-05-01T00:00:00Z, ''",
        "2030-02-28T00:00:00Z, 2030-03-31T00:00:00Z, 'closesAt,validUntil'",
        "2030-03-01T00:00:00Z, 2030-03-31T00:00:00Z, validUntil",
    })
    void aWindowIsOnlyExtended(Instant closesAt, Instant validUntil, String wrong) {
        Coupon coupon = in(CouponState.PUBLISHED);
        Verdict verdict = coupon.extend(new NewWindow(closesAt, validUntil), NOW);
        if (wrong.isEmpty()) {
            assertThat(verdict).isInstanceOf(Verdict.Changed.class);
            assertThat(coupon.terms().closesAt()).isEqualTo(closesAt);
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Invalid.class,
                            invalid -> assertThat(
                                            String.join(",", invalid.fields().keySet()))
                                    .isEqualTo(wrong));
            assertThat(coupon.asNew()).isEqualTo(WANTED);
        }
    }

    @Test
    void aWindowThatIsOverIsExtendedToTheFutureOnly() {
        Coupon coupon = in(CouponState.PAUSED);
        NewWindow wanted = new NewWindow(CLOSES.plusSeconds(5), null);
        assertThat(coupon.extend(wanted, CLOSES.plusSeconds(5))).isInstanceOf(Verdict.Invalid.class);
        assertThat(coupon.extend(wanted, CLOSES.plusSeconds(4))).isInstanceOf(Verdict.Changed.class);
        assertThat(coupon.extend(wanted, CLOSES.plusSeconds(6))).isInstanceOf(Verdict.Unchanged.class);
    }
}
