package io.firstcome.coupon.issuing;

import java.util.List;
import org.springframework.stereotype.Component;

/** The due lines that are this instance's to go on with. */
@Component
final class KeptWork {

    private final KeptLines lines;
    private final PaceShare share;
    private final LedgerGuard ledger;

    KeptWork(KeptLines lines, PaceShare share, LedgerGuard ledger) {
        this.lines = lines;
        this.share = share;
        this.ledger = ledger;
    }

    /** @throws LedgerUnavailable if the database does not answer */
    List<KeptLines.Due> due() {
        if (share.assigned() == 0) {
            return List.of();
        }
        return ledger.call(lines::due).stream()
                .filter(line -> share.owns(line.couponId()))
                .toList();
    }
}
