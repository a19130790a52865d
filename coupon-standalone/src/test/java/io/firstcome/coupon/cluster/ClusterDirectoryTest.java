package io.firstcome.coupon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterDirectoryTest {

    private static final ClusterSettings SETTINGS = new ClusterSettings(1, 1, 1, 3, false, 0, 0);

    @TempDir
    private Path data;

    @Test
    void isTheSameClusterAtTheNextStart() {
        String first;
        try (ClusterDirectory taken = ClusterDirectory.take(data, SETTINGS)) {
            first = taken.kafkaClusterId();
        }
        try (ClusterDirectory taken = ClusterDirectory.take(data, SETTINGS)) {
            assertThat(taken.kafkaClusterId()).isNotEmpty().isEqualTo(first);
        }
    }

    @Test
    void isRefusedToAClusterOfAnotherSize() {
        ClusterDirectory.take(data, SETTINGS).close();
        assertThatThrownBy(() -> ClusterDirectory.take(data, new ClusterSettings(1, 1, 1, 1, false, 0, 0)))
                .hasMessageContaining("was made with brokers=3, not 1");
        assertThatThrownBy(() -> ClusterDirectory.take(data, new ClusterSettings(1, 1, 1, 3, true, 0, 0)))
                .hasMessageContaining("was made with two-databases=false, not true");
        ClusterDirectory.take(data, new ClusterSettings(2, 2, 2, 3, false, 0, 0))
                .close();
    }

    @Test
    void isRefusedWhereAStackKeepsItsData() throws Exception {
        Files.createDirectories(data.resolve("kafka"));
        assertThatThrownBy(() -> ClusterDirectory.take(data, SETTINGS))
                .hasMessageContaining("holds the data of a 'firstcome up'");
    }

    @Test
    void isRefusedWhileItIsInUse() {
        try (ClusterDirectory taken = ClusterDirectory.take(data, SETTINGS)) {
            assertThat(taken.directory().isClusters()).isTrue();
            assertThatThrownBy(() -> ClusterDirectory.take(data, SETTINGS)).hasMessageContaining("runs on");
        }
    }

    @Test
    void aMissingJarIsSaidWithWhatBuildsIt() {
        assertThatThrownBy(() -> ServiceJars.in(data))
                .hasMessageContaining("no coupon-api-*-exec.jar in " + data.resolve("coupon-api/target"))
                .hasMessageContaining("./mvnw -DskipTests package");
    }
}
