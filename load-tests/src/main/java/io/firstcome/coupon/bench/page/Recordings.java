package io.firstcome.coupon.bench.page;

import io.firstcome.coupon.bench.BenchReport;
import io.firstcome.coupon.bench.Sample;
import io.firstcome.coupon.bench.Site;
import io.firstcome.coupon.flame.Flames;
import io.firstcome.coupon.flame.Recording;
import io.firstcome.coupon.flame.Span;
import io.firstcome.coupon.page.Html;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the stages' processes recorded of themselves. */
public final class Recordings {

    private Recordings() {}

    /**
     * Where their time went while samples were taken: what was done before and between is not in it.
     *
     * @param directory of the benchmark
     * @return HTML; empty if nothing was recorded
     * @throws IOException if the directory cannot be read
     */
    public static String flames(BenchReport report, Path directory) throws IOException {
        StringBuilder flames = new StringBuilder();
        List<String> stages =
                report.samples().stream().map(Sample::stage).distinct().toList();
        for (String stage : stages) {
            List<Span> spans = report.samples().stream()
                    .filter(sample -> sample.stage().equals(stage))
                    .map(sample -> new Span(sample.scenario(), sample.from(), sample.to()))
                    .toList();
            String ofTheStage = recordings(directory.resolve(stage)).stream()
                    .map(file -> flames(file, spans))
                    .collect(Collectors.joining());
            flames.append(ofTheStage.isEmpty() ? "" : Html.subsection(stage, ofTheStage));
        }
        return flames.toString();
    }

    private static List<Path> recordings(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(Site.RECORDING))
                    .sorted()
                    .toList();
        }
    }

    private static String flames(Path file, List<Span> spans) {
        String name = file.getFileName().toString();
        String process = name.substring(0, name.length() - Site.RECORDING.length());
        try {
            return new Flames(process, Recording.read(file, spans)).figures();
        } catch (IOException broken) {
            return Html.paragraph("The recording of " + process + " cannot be read: " + broken.getMessage());
        }
    }
}
