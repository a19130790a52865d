package io.firstcome.coupon.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.firstcome.coupon.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantedBugTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void eachHasItsScriptAndARuleThatNamesIt(PlantedBug bug) {
        assertThatCode(() -> new Rules(directory).jvmOptions("part-1", List.of(bug.code())))
                .doesNotThrowAnyException();
        assertThat(bug.namedBy()).isNotEmpty();
    }

    /** A constraint's name is made of its table's and its columns' unless it has one of its own. */
    @ParameterizedTest
    @EnumSource
    void noConstraintThatIsDroppedHasANameOfItsOwn(Guards guards) throws IOException {
        assertThat(schema("/db/intake/V1__line.sql") + schema("/db/ledger/V1__ledger.sql"))
                .doesNotContain("CONSTRAINT ");
        assertThat(guards.intakeSql()).allMatch(sql -> sql.startsWith("ALTER TABLE intake."));
        assertThat(guards.ledgerSql()).allMatch(sql -> sql.startsWith("ALTER TABLE ledger."));
    }

    private static String schema(String resource) throws IOException {
        try (InputStream sql = PlantedBugTest.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(sql, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
