package io.firstcome.coupon.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> location.contains("coupon-api") || location.contains("/target/classes/"))
            .importPackages("io.firstcome.coupon");

    @Test
    void ofOursItSeesTheContractOnly() {
        assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
                .contains("io.firstcome.coupon.api", "io.firstcome.coupon.intake");
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.firstcome.coupon.ledger..",
                        "io.firstcome.coupon.issuing..",
                        "io.firstcome.coupon.relay..",
                        "io.firstcome.coupon.stack..",
                        "io.firstcome.coupon.backing..")
                .check(OURS);
    }

    @Test
    void thePackagesHaveNoCycles() {
        slices().matching("io.firstcome.coupon.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void theHotPathKnowsNoJpaAndTheCampaignAlonePersistsByIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.firstcome.coupon.campaign")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                .check(OURS);
    }

    @Test
    void noStatementReadsTheLedgersSchema() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(source -> assertThat(Files.readString(source))
                            .doesNotContainPattern("ledger\\.(line|decision|coupon|waiting|early|pace)\\b"));
        }
    }
}
