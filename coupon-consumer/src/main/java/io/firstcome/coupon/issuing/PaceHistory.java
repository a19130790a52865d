package io.firstcome.coupon.issuing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes in the ledger at the start which pace is in force from now on, so that it can be checked afterwards. */
@Component
final class PaceHistory {

    private static final Logger log = LoggerFactory.getLogger(PaceHistory.class);

    private static final String NOTE_IF_CHANGED = """
            INSERT INTO ledger.pace (issues_per_second)
            SELECT :pace
            WHERE :pace IS DISTINCT FROM (
                SELECT issues_per_second FROM ledger.pace ORDER BY since DESC LIMIT 1)""";

    PaceHistory(JdbcClient jdbc, IssuingSettings settings) {
        jdbc.sql(NOTE_IF_CHANGED).param("pace", settings.pacePerSecond()).update();
        if (settings.pacePerSecond() == 0) {
            log.warn(
                    "The pace is 0: no coupon is issued until firstcome.issuing.pace-per-second is raised; requests wait"
                            + " in Kafka, nothing is lost");
        } else {
            log.info("Issuing at most {} requests a second over all instances", settings.pacePerSecond());
        }
    }
}
