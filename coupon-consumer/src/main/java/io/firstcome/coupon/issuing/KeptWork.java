package io.firstcome.coupon.issuing;

import java.util.List;
import org.springframework.stereotype.Component;

/** The due lines that are this instance's to go on with. */
@Component
final class KeptWork {

    private final LedgerStore ledger;
    private final PaceShare share;
    private final LedgerGuard guard;

    KeptWork(LedgerStore ledger, PaceShare share, LedgerGuard guard) {
        this.ledger = ledger;
        this.share = share;
        this.guard = guard;
    }

    /** @throws LedgerUnavailable if the database does not answer */
    List<LedgerStore.Due> due() {
        if (share.assigned() == 0) {
            return List.of();
        }
        return guard.call(ledger::due).stream()
                .filter(line -> share.owns(line.couponId()))
                .toList();
    }
}
