package io.firstcome.coupon.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A problem's type is an address that clients keep: the README's table says what each means and what to do. */
class ProblemTableTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\| ([^|]{4,}) \\| ([^|]{4,}) \\|$", Pattern.MULTILINE);

    @Test
    void theReadmesTableExplainsEachProblemAndNoOther() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        assertThat(readme).contains("\n## Problems\n");
        String section = readme.split("\n## Problems\n", 2)[1].split("\n## ", 2)[0];
        Map<String, String> explained =
                ROW.matcher(section).results().collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
        Map<String, String> known = Arrays.stream(Problem.values())
                .collect(Collectors.toMap(
                        problem -> lastSegment(String.valueOf(problem.body().getType())),
                        problem -> Integer.toString(problem.status().value())));
        assertThat(new TreeMap<>(explained)).isEqualTo(new TreeMap<>(known));
    }

    @Test
    void noTwoProblemsShareAType() {
        List<String> types = Arrays.stream(Problem.values())
                .map(problem -> String.valueOf(problem.body().getType()))
                .toList();
        assertThat(types).doesNotHaveDuplicates();
    }

    private static String lastSegment(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
