package io.firstcome.coupon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoIT {

    @Test
    void aSmallRushHoldsEveryPromiseAndSaysSoInJson(@TempDir Path directory) throws Exception {
        Path json = directory.resolve("out.json");
        StringWriter out = new StringWriter();
        CommandLine commandLine = Firstcome.commandLine();
        commandLine.setOut(new PrintWriter(out, true));

        int exit = commandLine.execute(
                "demo", "--customers", "600", "--quantity", "50", "--coupons", "2", "--seed", "7", "--json", "" + json);

        assertThat(exit).as(out.toString()).isZero();
        JsonNode report = JsonMapper.shared().readTree(Files.readAllBytes(json));
        assertThat(report.path("verdict").asString()).isEqualTo("held");
        assertThat(report.path("seed").asLong()).isEqualTo(7);
        assertThat(report.path("counts").propertyNames())
                .containsExactlyInAnyOrder(
                        "customers", "sent", "accepted", "issued", "soldOut", "refused", "repeated", "unknown");
        assertThat(report.path("counts").path("customers").asLong()).isEqualTo(600);
        assertThat(report.path("counts").path("accepted").asLong()).isEqualTo(100);
        assertThat(report.path("counts").path("issued").asLong()).isEqualTo(100);
        assertThat(report.path("counts").path("repeated").asLong()).isPositive();
        assertThat(names(report)).hasSize(7).contains("never-over-issued", "first-come-first-served");
        assertThat(report.path("latencyMillis").path("accept").path("p99").asDouble())
                .isPositive();
        assertThat(report.path("latencyMillis").path("decision").path("p50").asDouble())
                .isPositive();
        assertThat(report.path("stealPercent").isNumber()).isTrue();
        assertThat(out.toString()).contains("All 7 promises held.");
    }

    private static List<String> names(JsonNode report) {
        List<String> names = new ArrayList<>();
        for (JsonNode promise : report.path("promises")) {
            assertThat(promise.path("held").asBoolean()).isTrue();
            assertThat(promise.path("checked").asString()).isNotBlank();
            names.add(promise.path("name").asString());
        }
        return names;
    }
}
