package io.firstcome.coupon.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String CONTRACT = "io.firstcome.coupon.contract";
    private static final String JSON = "io.firstcome.coupon.contract.json";
    private static final String LEDGER = "io.firstcome.coupon.ledger";
    private static final String ALERT = "io.firstcome.coupon.alert";

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.firstcome.coupon");

    @ParameterizedTest
    @ValueSource(strings = {CONTRACT, JSON, LEDGER, ALERT})
    void eachPackageIsThere(String name) {
        assertThat(CORE).anyMatch(type -> type.getPackageName().equals(name));
    }

    @Test
    void theLedgerKnowsTheMessagesAndNothingElse() {
        onlyDependsOn(LEDGER, "java..", "org.jspecify..", CONTRACT, LEDGER).check(CORE);
    }

    @Test
    void theMessagesKnowNoLibrary() {
        onlyDependsOn(CONTRACT, "java..", "org.jspecify..", CONTRACT).check(CORE);
    }

    @Test
    void theJsonKnowsTheMessagesAndJackson() {
        onlyDependsOn(JSON, "java..", "org.jspecify..", "tools.jackson..", CONTRACT, JSON)
                .check(CORE);
    }

    /** Its HTTP client and its signatures are the JDK's; it knows neither messages nor ledger, and they do not know it. */
    @Test
    void theAlertsKnowTheJdkAndJackson() {
        onlyDependsOn(ALERT, "java..", "javax.crypto..", "org.jspecify..", "tools.jackson..", ALERT)
                .check(CORE);
    }

    @Test
    void coreHasFourPackagesAndSoNoSpringKafkaOrJdbc() {
        onlyDependsOn(
                        "io.firstcome.coupon..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..",
                        "tools.jackson..",
                        CONTRACT,
                        JSON,
                        LEDGER,
                        ALERT)
                .check(CORE);
        noClasses()
                .that()
                .resideOutsideOfPackage(ALERT)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax..", "java.net..", "java.nio.file.."))
                .check(CORE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.firstcome.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void timeAndChanceComeWithTheMessages() {
        noClockAndNoChance(CONTRACT + "..", LEDGER).check(CORE);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AsksTheTime.class,
                AsksTheTimeLater.class,
                AsksTheDate.class,
                AsksTheSystem.class,
                HasAClock.class,
                TakesItsChance.class,
                DrawsAnId.class,
                DrawsANumber.class
            })
    void aClockOrChanceWouldBeSeen(Class<?> planted) {
        JavaClasses classes = new ClassFileImporter().importClasses(planted);

        assertThat(noClockAndNoChance("io.firstcome.coupon.architecture")
                        .evaluate(classes)
                        .hasViolation())
                .isTrue();
    }

    @Test
    void aForeignLibraryWouldBeSeen() {
        JavaClasses classes = new ClassFileImporter().importClasses(ArchitectureTest.class);

        assertThat(onlyDependsOn("io.firstcome.coupon.architecture", "java..")
                        .evaluate(classes)
                        .hasViolation())
                .isTrue();
    }

    private static ArchRule onlyDependsOn(String packages, String... allowed) {
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(allowed));
    }

    private static ArchRule noClockAndNoChance(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat(CLOCK_OR_RANDOM)
                .orShould()
                .accessTargetWhere(ASKS_TIME_OR_CHANCE);
    }

    private static final DescribedPredicate<JavaClass> CLOCK_OR_RANDOM = DescribedPredicate.describe(
            "are a clock or draw numbers",
            type -> type.isAssignableTo(InstantSource.class)
                    || type.isAssignableTo(RandomGenerator.class)
                    || type.isEquivalentTo(Date.class));

    private static final Set<String> METHODS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID");

    /** Also where the method is only referred to, as in {@code Instant::now}. */
    private static final DescribedPredicate<JavaAccess<?>> ASKS_TIME_OR_CHANCE =
            DescribedPredicate.describe("asks for the time or draws a number", access -> {
                AccessTarget target = access.getTarget();
                boolean now = target.getName().equals("now")
                        && target.getOwner().getPackageName().startsWith("java.time");
                return now || METHODS.contains(target.getOwner().getName() + "." + target.getName());
            });

    record AsksTheTime(Instant at) {
        AsksTheTime() {
            this(Instant.now());
        }
    }

    record AsksTheTimeLater(Supplier<Instant> at) {
        AsksTheTimeLater() {
            this(Instant::now);
        }
    }

    record AsksTheDate(LocalDate on) {
        AsksTheDate() {
            this(LocalDate.now(ZoneOffset.UTC));
        }
    }

    record AsksTheSystem(long millis) {
        AsksTheSystem() {
            this(System.currentTimeMillis());
        }
    }

    record HasAClock(Clock clock) {}

    record TakesItsChance(Random random) {}

    record DrawsAnId(UUID id) {
        DrawsAnId() {
            this(UUID.randomUUID());
        }
    }

    record DrawsANumber(int number) {
        DrawsANumber() {
            this(ThreadLocalRandom.current().nextInt());
        }
    }
}
