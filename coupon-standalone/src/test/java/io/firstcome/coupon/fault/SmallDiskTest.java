package io.firstcome.coupon.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {

    @TempDir
    private Path directory;

    @Test
    void isFullUntilItIsEmptied() throws IOException {
        try (SmallDisk _ = mounted()) {
            Path file = directory.resolve("data");
            Files.writeString(file, "before");
            SmallDisk.fill(directory);
            assertThatThrownBy(() -> Files.writeString(directory.resolve("more"), "no room"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            SmallDisk.empty(directory);
            Files.writeString(file, "after");
            assertThat(file).hasContent("after");
        }
        assertThat(directory).isEmptyDirectory();
    }

    private SmallDisk mounted() {
        try {
            return SmallDisk.mount(directory, 4);
        } catch (IOException notAllowed) {
            return abort("not as this user: " + notAllowed.getMessage());
        }
    }

    @Test
    void neverFillsADiskThatIsNotItsOwn() {
        assertThatThrownBy(() -> SmallDisk.fill(directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no small disk");
        assertThat(directory).isEmptyDirectory();
    }
}
