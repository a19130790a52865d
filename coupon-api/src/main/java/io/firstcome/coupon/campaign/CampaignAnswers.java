package io.firstcome.coupon.campaign;

import io.firstcome.coupon.api.FieldErrors;
import io.firstcome.coupon.api.IfMatch;
import io.firstcome.coupon.api.Problem;
import java.net.URI;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

/** Answers with a campaign carry its version as a strong {@code ETag}. */
final class CampaignAnswers {

    static final String PATH = "/v1/campaigns";

    private CampaignAnswers() {}

    /** A GET with a matching {@code If-None-Match} becomes 304 by itself. */
    static ResponseEntity<CampaignView> ok(CampaignView campaign) {
        return ResponseEntity.ok().eTag(etag(campaign)).body(campaign);
    }

    static ResponseEntity<CampaignView> created(CampaignView draft) {
        return ResponseEntity.created(URI.create(PATH + "/" + draft.id()))
                .eTag(etag(draft))
                .body(draft);
    }

    /** The campaign as it is after the change; what is no success ends the handling of the request. */
    static CampaignView done(Change change) {
        return switch (change) {
            case Change.Done(CampaignView campaign) -> campaign;
            case Change.Refused(var why, var members) -> throw Problem.CAMPAIGN_CONFLICT.asException(why, members);
            case Change.Invalid(var fields) -> throw invalid(fields);
            case Change.Stale _ -> throw Problem.PRECONDITION_FAILED.asException();
            case Change.Unknown _ -> throw Problem.UNKNOWN_CAMPAIGN.asException();
            case Change.Busy _ -> throw Problem.UNAVAILABLE.asException();
        };
    }

    private static ErrorResponseException invalid(Map<String, String> fields) {
        FieldErrors errors = new FieldErrors();
        fields.forEach(errors::add);
        return errors.asException();
    }

    private static String etag(CampaignView campaign) {
        return IfMatch.tag(campaign.version()).formattedTag();
    }
}
