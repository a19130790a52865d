package io.firstcome.coupon.figures;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.campaign.CampaignPath;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Admins watch a coupon. */
@RestController
class FiguresController {

    private final Figures figures;

    FiguresController(Figures figures) {
        this.figures = figures;
    }

    /**
     * Shows a campaign's numbers as they are now. They are cheap: ask every second if you like. The counts of
     * decisions follow the ledger by some milliseconds.
     */
    @GetMapping("/v1/campaigns/{id}/figures")
    @Refusals(Problem.UNKNOWN_CAMPAIGN)
    ResponseEntity<CampaignFigures> figures(@PathVariable("id") String id) {
        return ResponseEntity.ok(figures.find(CampaignPath.parse(id)).orElseThrow(CampaignPath::unknown));
    }
}
