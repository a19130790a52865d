package io.firstcome.coupon.campaign;

import io.firstcome.coupon.audit.Admin;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** All that can be wished for a campaign that is there: what its {@link Coupon} decides, {@link CampaignChanges} applies. */
@Component
class Campaigns {

    private final CampaignChanges changes;
    private final LineTerms lines;
    private final InstantSource clock;

    Campaigns(CampaignChanges changes, LineTerms lines, InstantSource clock) {
        this.changes = changes;
        this.lines = lines;
        this.clock = clock;
    }

    Change edit(Asked asked, NewCampaign wanted) {
        return change(asked, "campaign.edit", coupon -> coupon.edit(wanted, now()));
    }

    Change delete(Asked asked) {
        return change(asked, "campaign.delete", Coupon::delete);
    }

    Change schedule(Asked asked, Instant publishAt) {
        return change(asked, "campaign.schedule", coupon -> coupon.schedule(publishAt, now()));
    }

    Change unschedule(Asked asked) {
        return change(asked, "campaign.unschedule", coupon -> coupon.move(Transition.UNSCHEDULE, now()));
    }

    Change publish(Asked asked) {
        return change(asked, "campaign.publish", coupon -> coupon.publish(now()));
    }

    Change publishDue(Due due) {
        Asked asked = Asked.bySystem(Admin.system("scheduler"), due.campaign());
        return change(asked, "campaign.publish", coupon -> coupon.publishIfDue(due.now()));
    }

    Change pause(Asked asked) {
        return change(asked, "campaign.pause", coupon -> coupon.move(Transition.PAUSE, now()));
    }

    Change resume(Asked asked) {
        return change(asked, "campaign.resume", coupon -> coupon.move(Transition.RESUME, now()));
    }

    /** What is promised is counted under the line's lock: nobody joins between the count and the commit. */
    Change setQuantity(Asked asked, long quantity) {
        return change(asked, "campaign.set-quantity", coupon -> {
            LineCount line = coupon.state().isRunning() ? lines.lockAndCount(coupon.id()) : LineCount.NONE;
            return coupon.setQuantity(quantity, line, now());
        });
    }

    Change extend(Asked asked, NewWindow wanted) {
        return change(asked, "campaign.extend", coupon -> coupon.extend(wanted, now()));
    }

    Change close(Asked asked) {
        return change(asked, "campaign.close", coupon -> coupon.move(Transition.CLOSE, now()));
    }

    Change closeDue(Due due) {
        Asked asked = Asked.bySystem(Admin.system("line-closer"), due.campaign());
        return change(asked, "campaign.close", coupon -> coupon.closeIfDue(due.now()));
    }

    Change cancel(Asked asked) {
        return change(asked, "campaign.cancel", coupon -> coupon.move(Transition.CANCEL, now()));
    }

    private Change change(Asked asked, String action, Function<Coupon, Verdict> decide) {
        return changes.apply(asked, new Wish(action, decide));
    }

    /** As the database keeps it: what is answered is what is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
