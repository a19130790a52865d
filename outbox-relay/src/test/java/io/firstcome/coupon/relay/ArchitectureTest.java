package io.firstcome.coupon.relay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses RELAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.firstcome.coupon.relay");

    @Test
    void debeziumIsKnownWhereTheEngineIsRunAndItsRecordsAreRead() {
        noClasses()
                .that()
                .doNotHaveSimpleName("OutboxRelay")
                .and()
                .doNotHaveSimpleName("LinePublisher")
                .and()
                .doNotHaveSimpleName("LineRecords")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.debezium..", "org.apache.kafka.connect..")
                .check(RELAY);
    }

    @Test
    void onlyTheApplicationAndItsStateAreForOthers() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveFullyQualifiedName(OutboxRelayApplication.class.getName())
                .orShould()
                .haveFullyQualifiedName(RelayState.class.getName())
                .check(RELAY);
    }
}
