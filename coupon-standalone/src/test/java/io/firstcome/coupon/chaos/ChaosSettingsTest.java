package io.firstcome.coupon.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firstcome.coupon.fault.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosSettingsTest {

    @Test
    void allNamesEveryKindAndAListTheOnesInIt() {
        assertThat(ChaosSettings.faults("all")).containsExactlyInAnyOrder(FaultKind.values());
        assertThat(ChaosSettings.faults("drop-slot, kill-api"))
                .containsExactlyInAnyOrder(FaultKind.KILL_API, FaultKind.DROP_SLOT);
    }

    @Test
    void theCommandThatReplaysPlansTheSame() {
        ChaosSettings settings = new ChaosSettings(5, 3, EnumSet.allOf(FaultKind.class), 20, false, ChaosSize.USUAL);
        assertThat(settings.command()).isEqualTo("./firstcome chaos --seed 5 --minutes 3 --rate 20 --faults all");
        assertThat(new ChaosSettings(5, 3, ChaosSettings.faults("all"), 20, false, ChaosSize.USUAL).plan())
                .isEqualTo(settings.plan());
    }

    @Test
    void aRunBeginsOnAnEmptyDirectory(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("something"), "");
        assertThatThrownBy(() -> RunDirectory.at(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not empty");
    }

    @Test
    void aTemporaryDirectoryIsRemovedOnlyIfNobodyNeedsIt() throws IOException {
        RunDirectory failed = RunDirectory.temporary();
        failed.close();
        assertThat(failed.path()).exists().isEqualTo(failed.kept());
        Files.delete(failed.path());
        RunDirectory good = RunDirectory.temporary();
        Files.writeString(Files.createDirectory(good.path().resolve("logs")).resolve("api-1.log"), "");
        good.isNotNeeded();
        assertThat(good.kept()).isNull();
        good.close();
        assertThat(good.path()).doesNotExist();
    }

    @Test
    void allIsClosedInReverseAlsoWhereSomeFails() {
        List<String> closed = new ArrayList<>();
        Closing closing = new Closing();
        AutoCloseable first = closing.add(() -> closed.add("first"));
        AutoCloseable failing = closing.add(() -> {
            throw new IOException("no");
        });
        assertThat(first).isNotSameAs(failing);
        assertThatThrownBy(closing::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no");
        assertThat(closed).containsExactly("first");
    }
}
