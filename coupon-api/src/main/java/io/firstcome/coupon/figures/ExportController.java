package io.firstcome.coupon.figures;

import io.firstcome.coupon.api.Problem;
import io.firstcome.coupon.api.Refusals;
import io.firstcome.coupon.campaign.CampaignPath;
import io.firstcome.coupon.contract.CouponId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Admins take the issued coupons with them. */
@RestController
class ExportController {

    private static final Logger log = LoggerFactory.getLogger(ExportController.class);

    private final IssuedCoupons issued;
    private final ExportTurns turns;
    private final Duration longest;

    ExportController(IssuedCoupons issued, ExportTurns turns, FigureSettings settings) {
        this.issued = issued;
        this.turns = turns;
        this.longest = Duration.ofSeconds(settings.exportSeconds());
    }

    /**
     * Exports the issued coupons as CSV, by serial, as they are at this moment. Streamed; an answer that does not end as
     * it should is not complete. A cell that a spreadsheet would run as a formula begins with an apostrophe.
     */
    @GetMapping(path = "/v1/campaigns/{id}/coupons.csv", produces = "text/csv")
    @Refusals({Problem.UNKNOWN_CAMPAIGN, Problem.OVERLOADED})
    void export(@PathVariable("id") String id, HttpServletResponse response) throws IOException {
        CouponId coupon = CampaignPath.parse(id);
        try (ExportTurns.Turn _ = turns.take()) {
            if (!issued.hasCampaign(coupon)) {
                throw CampaignPath.unknown();
            }
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"coupons-" + coupon + ".csv\"");
            stream(coupon, response.getOutputStream());
        } catch (UncheckedIOException gone) {
            log.debug("The client of an export of {} has gone; its query is ended", coupon, gone);
        } catch (RuntimeException failure) {
            if (!response.isCommitted()) {
                throw failure;
            }
            log.error(
                    "An export of {} broke off; its client sees a broken connection and may ask again",
                    coupon,
                    failure);
            throw new BrokenOffException(failure);
        }
    }

    private void stream(CouponId coupon, OutputStream out) {
        long begun = System.nanoTime();
        CouponSheet sheet = new CouponSheet(out);
        issued.read(coupon, row -> {
            if (System.nanoTime() - begun > longest.toNanos()) {
                throw new IllegalStateException("it took longer than " + longest);
            }
            sheet.add(row);
        });
        sheet.finish();
    }

    /** Handled by nobody, so that the server breaks the connection: an answer that ends well would seem complete. */
    @ExceptionHandler
    void breakOff(BrokenOffException failure) {
        throw failure;
    }
}
