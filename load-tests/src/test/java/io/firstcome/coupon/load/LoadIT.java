package io.firstcome.coupon.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.firstcome.coupon.load.customer.Tally;
import io.firstcome.coupon.load.plan.LoadSettings;
import io.firstcome.coupon.load.plan.Profile;
import io.firstcome.coupon.load.report.Judgement;
import io.firstcome.coupon.load.report.Latency;
import io.firstcome.coupon.load.report.LoadReport;
import io.firstcome.coupon.load.report.ReportFiles;
import io.firstcome.coupon.load.report.ReportText;
import io.firstcome.coupon.load.subject.StackTarget;
import io.firstcome.coupon.page.ReportPlace;
import io.firstcome.coupon.stack.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A short spike at everything in one process: the report, the databases and the customers say the same. */
class LoadIT {

    private static final LoadSettings SPIKE = new LoadSettings(Profile.SPIKE, 200, 8, 300, 2, 60, 7);

    @Test
    void aSmallSpikeHoldsEveryPromiseAndItsReportAgreesWithTheDatabases(@TempDir Path directory) throws Exception {
        try (StackTarget target = StackTarget.start(1_000);
                LoadRun run = new LoadRun(SPIKE, 1, target)) {
            LoadReport report = run.carryOut();
            ReportFiles.write(report, directory);

            assertThat(report.promises().outcome()).as(ReportText.of(report)).isEqualTo(Judgement.Outcome.HELD);
            assertThat(report.promises().notes()).isEmpty();
            DatabaseAddress database = target.databases().orElseThrow().intake();
            Tally.Counts outcomes = report.outcomes();
            long inAll = outcomes.accepted() + report.run().warmUpAccepted();
            assertThat(outcomes.accepted()).isEqualTo(120);
            assertThat(outcomes.issued()).isEqualTo(120);
            assertThat(inAll)
                    .isGreaterThan(120)
                    .isEqualTo(count(database, "intake.issue_request"))
                    .isEqualTo(count(database, "ledger.coupon"));
            assertThat(outcomes.sent())
                    .isEqualTo(SPIKE.arrivals())
                    .isEqualTo(outcomes.accepted()
                            + outcomes.repeated()
                            + outcomes.refusedInAll()
                            + outcomes.unansweredInAll());
            seen(report);
            written(directory, inAll);
        }
    }

    private static void seen(LoadReport report) {
        assertThat(report.latencies())
                .filteredOn(latency -> latency.name().equals("accept"))
                .singleElement()
                .extracting(Latency::count)
                .isEqualTo(report.outcomes().accepted());
        assertThat(report.series().samples())
                .anySatisfy(sample ->
                        assertThat(sample.service().decidedPerSecond()).isPositive())
                .anySatisfy(sample -> assertThat(sample.service().intakeQueue()).isNotNull())
                .anySatisfy(
                        sample -> assertThat(sample.service().pacePerSecond()).isEqualTo(1_000.0))
                .allSatisfy(sample ->
                        assertThat(sample.service().paceWaitsPerSecond()).isNull());
        assertThat(report.series().processors().usedSeconds())
                .hasSize(2)
                .containsKey("PostgreSQL")
                .allSatisfy((_, seconds) -> assertThat(seconds).isPositive());
    }

    private static void written(Path directory, long inAll) throws Exception {
        JsonNode json = JsonMapper.shared().readTree(Files.readString(directory.resolve(ReportFiles.JSON)));
        assertThat(json.at("/outcomes/accepted").asLong()).isEqualTo(120);
        assertThat(json.at("/promises/stored/accepted").asLong()).isEqualTo(inAll);
        assertThat(json.at("/promises/promises").size()).isEqualTo(7);
        assertThat(Files.readString(directory.resolve(ReportPlace.HTML)))
                .contains("<th scope=\"row\">told: issued</th><td>120</td>");
    }

    private static long count(DatabaseAddress database, String table) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
