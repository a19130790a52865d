package io.firstcome.coupon.issuing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.firstcome.coupon.issuing");

    @Test
    void ofTheProjectItSeesOnlyWhatTheServicesShare() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.firstcome.coupon..")
                        .and(resideOutsideOfPackages(
                                "io.firstcome.coupon.issuing",
                                "io.firstcome.coupon.alert",
                                "io.firstcome.coupon.contract..",
                                "io.firstcome.coupon.ledger")))
                .check(SERVICE);
    }

    @Test
    void onlyTheApplicationIsPublic() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .should()
                .haveSimpleName("CouponConsumerApplication")
                .check(SERVICE);
    }
}
