package io.firstcome.coupon.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");

    @Test
    void whatWasWrittenIsReadAgainUpToALineThatWasCutOff(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("history.jsonl");
        Call told = call(
                Call.Result.OK,
                new Told("r-1", 3, "accepted", 2, AT, null, 7),
                new Told("r-1", 3, "issued", -1, null, new Told.Decision("issued", 3, "code", "", AT), 9));
        Call unknown = call(Call.Result.UNKNOWN);
        try (History history = History.writtenTo(file)) {
            history.add(told);
            history.add(unknown);
        }
        Files.writeString(file, "{\"kind\":\"ASK\",\"subj", StandardOpenOption.APPEND);

        History read = History.read(file);

        assertThat(read.calls()).containsExactly(told, unknown);
        assertThat(read.asked(Call.Result.OK)).isEqualTo(1);
        assertThat(read.asked(Call.Result.UNKNOWN)).isEqualTo(1);
        assertThat(read.asked(Call.Result.REFUSED)).isZero();
    }

    private static Call call(Call.Result result, Told... told) {
        return new Call(
                Call.Kind.ASK,
                new Call.Subject("kim", "coupon", "", "key"),
                1,
                new Call.Span(AT, 5, 10),
                result,
                "202",
                List.of(told));
    }
}
