package io.firstcome.coupon.outcome;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.contract.CustomerId;
import io.firstcome.coupon.contract.RequestId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The status of a request, for the customer who made it. */
@RestController
class IssueRequestStatusController {

    private final RequestAnswers answers;

    IssueRequestStatusController(RequestAnswers answers) {
        this.answers = answers;
    }

    /**
     * Tells what became of a request. Another customer's request is answered like one that does not exist.
     *
     * @param id the request's id
     * @param prefer {@code wait=N}: answer as soon as it is decided, at the latest after N seconds. The answer's {@code
     *     Preference-Applied} says how many seconds hold, which may be fewer; without it nothing was waited for
     */
    @Refusals(Problem.UNKNOWN_REQUEST)
    @GetMapping(path = "/v1/issue-requests/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<IssueRequestStatus> status(
            @PathVariable String id,
            CustomerId customer,
            @RequestHeader(name = PreferWait.HEADER, required = false) @Nullable String prefer)
            throws InterruptedException {
        return answers.status(request(id), customer, prefer).orElseThrow(IssueRequestStatusController::unknown);
    }

    static RequestId request(String id) {
        try {
            return RequestId.parse(id);
        } catch (IllegalArgumentException _) {
            throw unknown();
        }
    }

    static RuntimeException unknown() {
        return Problem.UNKNOWN_REQUEST.asException("You have no issue request with this id.");
    }
}
