package io.firstcome.coupon.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firstcome.coupon.contract.DecisionMessage;
import io.firstcome.coupon.contract.LineMessage;
import io.firstcome.coupon.contract.PaceSet;
import io.firstcome.coupon.contract.WireFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WireFilesTest {

    static final List<String> LINE = WireFiles.LINE;
    static final List<String> DECISIONS = WireFiles.DECISIONS;
    static final List<String> PACE = WireFiles.PACE;

    @ParameterizedTest
    @FieldSource("LINE")
    void aMessageOfTheLineIsWrittenAsItsFile(String file) {
        assertThat(LineJson.write(lineMessage(file))).asString(UTF_8).isEqualTo(content(file));
    }

    @ParameterizedTest
    @FieldSource("LINE")
    void aFileOfTheLineIsReadAsItsMessage(String file) {
        assertThat(LineJson.read(WireFiles.read(file))).isEqualTo(new Reading.Read<>(lineMessage(file)));
    }

    @ParameterizedTest
    @FieldSource("DECISIONS")
    void aDecisionMessageIsWrittenAsItsFile(String file) {
        assertThat(DecisionJson.write(decisionMessage(file))).asString(UTF_8).isEqualTo(content(file));
    }

    @ParameterizedTest
    @FieldSource("DECISIONS")
    void aDecisionFileIsReadAsItsMessage(String file) {
        assertThat(DecisionJson.read(WireFiles.read(file))).isEqualTo(new Reading.Read<>(decisionMessage(file)));
    }

    @ParameterizedTest
    @FieldSource("PACE")
    void aSettingOfThePaceIsWrittenAsItsFileAndReadFromIt(String file) {
        PaceSet set = assertThat(GoldenMessages.PACE.get(file)).isNotNull().actual();

        assertThat(PaceJson.write(set)).asString(UTF_8).isEqualTo(content(file));
        assertThat(PaceJson.read(WireFiles.read(file))).isEqualTo(new Reading.Read<>(set));
    }

    @Test
    void theTypeOfAMessageIsTheOneInItsJson() {
        for (String file : LINE) {
            assertThat(content(file)).contains("\"type\":\"" + LineJson.type(lineMessage(file)) + "\"");
        }
        for (String file : DECISIONS) {
            assertThat(content(file)).contains("\"type\":\"" + DecisionJson.type(decisionMessage(file)) + "\"");
        }
    }

    @Test
    void eachFileIsOneOfTheLineOrOfTheDecisions() {
        assertThat(filesThere())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(LINE, DECISIONS, PACE).flatMap(List::stream).toList());
        assertThat(GoldenMessages.LINE).containsOnlyKeys(LINE);
        assertThat(GoldenMessages.DECISIONS).containsOnlyKeys(DECISIONS);
        assertThat(GoldenMessages.PACE).containsOnlyKeys(PACE);
    }

    @Test
    void aMessageOfOneTopicIsUnreadableOnTheOther() {
        assertThat(DecisionJson.read(WireFiles.read("issue-requested.json")))
                .isEqualTo(new Reading.Unreadable<>("unknown type 'issue-requested'"));
        assertThat(LineJson.read(WireFiles.read("gap-reported.json")))
                .isEqualTo(new Reading.Unreadable<>("unknown type 'gap-reported'"));
        assertThat(PaceJson.read(WireFiles.read("gap-reported.json")))
                .isEqualTo(new Reading.Unreadable<>("unknown type 'gap-reported'"));
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireFiles.read("no-such.json"))
                .withMessage("no wire file named no-such.json");
    }

    private static LineMessage lineMessage(String file) {
        return assertThat(GoldenMessages.LINE.get(file)).isNotNull().actual();
    }

    private static DecisionMessage decisionMessage(String file) {
        return assertThat(GoldenMessages.DECISIONS.get(file)).isNotNull().actual();
    }

    private static String content(String file) {
        return new String(WireFiles.read(file), UTF_8);
    }

    private static List<String> filesThere() {
        URL folder =
                assertThat(WireFiles.class.getResource("/wire")).isNotNull().actual();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (URISyntaxException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
