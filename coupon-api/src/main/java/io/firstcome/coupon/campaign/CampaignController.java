package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Admins set campaigns up. Each change can be sent again: what is so already stays so. */
@RestController
@RequestMapping("/v1/campaigns")
class CampaignController {

    private final Campaigns campaigns;

    CampaignController(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * Set a campaign up as a draft. Customers do not see it before it is published.
     *
     * @return the draft: {@link CampaignView}
     */
    @PostMapping
    ResponseEntity<Object> create(@Valid @RequestBody NewCampaign wanted) {
        CampaignView draft = campaigns.create(wanted);
        return ResponseEntity.created(URI.create("/v1/campaigns/" + draft.id())).body(draft);
    }

    /**
     * Look at a campaign.
     *
     * @return as it is now: {@link CampaignView}
     */
    @Refusals(Problem.UNKNOWN_CAMPAIGN)
    @GetMapping("/{id}")
    ResponseEntity<Object> get(@PathVariable("id") String id) {
        return withId(
                id,
                couponId -> campaigns
                        .find(couponId)
                        .<ResponseEntity<Object>>map(ResponseEntity::ok)
                        .orElseGet(Problem.UNKNOWN_CAMPAIGN::answer));
    }

    /**
     * Publish a campaign. From {@code opensAt} on, customers can ask for its coupons.
     *
     * @return the published one: {@link CampaignView}
     */
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT})
    @PostMapping("/{id}/publish")
    ResponseEntity<Object> publish(@PathVariable("id") String id) {
        return withId(id, couponId -> response(campaigns.publish(couponId)));
    }

    /**
     * Change how many coupons there are. Of a published campaign it can only be raised.
     *
     * @return the changed one: {@link CampaignView}
     */
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT})
    @PutMapping("/{id}/quantity")
    ResponseEntity<Object> setQuantity(@PathVariable("id") String id, @Valid @RequestBody NewQuantity wanted) {
        return withId(id, couponId -> response(campaigns.setQuantity(couponId, wanted.quantity())));
    }

    /**
     * Close a campaign early. Who stands in line keeps the place; nobody joins any more.
     *
     * @return the closed one: {@link CampaignView}
     */
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.CAMPAIGN_CONFLICT})
    @PostMapping("/{id}/close")
    ResponseEntity<Object> close(@PathVariable("id") String id) {
        return withId(id, couponId -> response(campaigns.close(couponId)));
    }

    private static ResponseEntity<Object> withId(String id, Function<UUID, ResponseEntity<Object>> action) {
        UUID couponId;
        try {
            couponId = UUID.fromString(id);
        } catch (IllegalArgumentException _) {
            return Problem.UNKNOWN_CAMPAIGN.answer();
        }
        return action.apply(couponId);
    }

    private static ResponseEntity<Object> response(Change change) {
        return switch (change) {
            case Change.Done(CampaignView campaign) -> ResponseEntity.ok(campaign);
            case Change.Refused(String why) -> Problem.CAMPAIGN_CONFLICT.answer(why);
            case Change.Unknown _ -> Problem.UNKNOWN_CAMPAIGN.answer();
        };
    }
}
