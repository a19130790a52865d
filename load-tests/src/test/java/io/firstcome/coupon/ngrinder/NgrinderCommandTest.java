package io.firstcome.coupon.ngrinder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NgrinderCommandTest {

    private static final String SCRIPT = """
            @RunWith(GrinderRunner)
            class Choosy {
                static GTest test = new GTest(7, 'choose')
                @BeforeThread void beforeThread() { test.record(this, 'choose') }
                @Test void choose() { assert GrinderUtils.getParam('good') == 'good' : 'not good' }
            }
            """;

    private final StringWriter out = new StringWriter();

    @Test
    void aCleanTestIsReportedAndEndsWith0(@TempDir Path directory) throws Exception {
        Path script = new ScriptFiles(directory).script(SCRIPT);

        assertThat(execute("" + script, "--threads", "2", "--runs", "3")).isZero();
        assertThat(out.toString())
                .contains("7 choose", " 6 ", "0 failures")
                .matches("(?s).*\\d tests a second for \\d+\\.\\d s.*");
    }

    @Test
    void aFailedTestEndsWith1AndSaysWhy(@TempDir Path directory) throws Exception {
        Path script = new ScriptFiles(directory).script(SCRIPT);

        assertThat(execute("" + script, "--param", "bad=1", "--threads", "1", "--runs", "1"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("1 failures", "choose: not good");
    }

    @Test
    void aSizeOutOfBoundsIsAWrongUse() {
        assertThat(execute("Any.groovy", "--threads", "0")).isEqualTo(2);
    }

    private int execute(String... arguments) {
        return new CommandLine(new NgrinderCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }
}
