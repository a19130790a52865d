package io.firstcome.coupon.load.report;

import io.firstcome.coupon.page.ReportPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as files of a directory; those of an earlier run are replaced. */
public final class ReportFiles {

    public static final String JSON = "report.json";

    private ReportFiles() {}

    /** @throws IOException if they cannot be written */
    public static void write(LoadReport report, Path directory) throws IOException {
        String json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .build()
                .writeValueAsString(report);
        Files.writeString(directory.resolve(JSON), json);
        Files.writeString(directory.resolve(ReportPlace.HTML), new HtmlReport(report).page());
    }
}
