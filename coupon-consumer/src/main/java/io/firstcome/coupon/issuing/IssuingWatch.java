package io.firstcome.coupon.issuing;

import io.firstcome.coupon.alert.AlertKind;
import io.firstcome.coupon.alert.Alerts;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks every second at what the issuing needs. The ledger's database is also asked when there is nothing to decide, past
 * the breaker, so that the health knows of it before the next customer does; what the breaker has seen counts as well,
 * since a database whose disk is full still answers questions.
 */
@Component
final class IssuingWatch extends BackgroundLoop {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final LedgerGuard guard;
    private final Publishing publishing;
    private final LineReading reading;
    private final IssuingSignals signals;

    IssuingWatch(
            JdbcClient jdbc, LedgerGuard guard, Publishing publishing, LineReading reading, IssuingSignals signals) {
        super("issuing-watch", DEFAULT_PHASE);
        this.jdbc = jdbc;
        this.guard = guard;
        this.publishing = publishing;
        this.reading = reading;
        this.signals = signals;
    }

    @Override
    Duration step() {
        IssuingNeeds needs = signals.needs();
        needs.ledger().look(!guard.inTrouble() && !guard.isOpen() && ledgerAnswers());
        needs.kafka().look(!publishing.inTrouble() && reading.isConnected());
        Alerts alerts = signals.alerts();
        if (needs.ledger().awaySince().isPresent()) {
            alerts.trouble(
                    AlertKind.LEDGER_BREAKER_OPEN,
                    "The ledger's database does not serve (breaker " + (guard.isOpen() ? "open" : "closed")
                            + "). Customers are accepted and wait; requests stay in Kafka, nothing is lost.");
        } else {
            alerts.fine(AlertKind.LEDGER_BREAKER_OPEN);
        }
        return BETWEEN_LOOKS;
    }

    private boolean ledgerAnswers() {
        try {
            return jdbc.sql("SELECT true").query(Boolean.class).single();
        } catch (DataAccessException away) {
            return false;
        }
    }
}
