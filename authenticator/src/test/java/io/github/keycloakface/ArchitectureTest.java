package io.github.keycloakface;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** The house's plan as rules: docs/building.md says why each holds. Rooms that are still empty pass. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    static final String ROOT = "io.github.keycloakface";
    private static final String VISION = ROOT + ".vision";

    @ArchTest
    static final ArchRule dependenciesRunOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("login")
            .definedBy(ROOT + ".login..")
            .layer("enroll")
            .definedBy(ROOT + ".enroll..")
            .layer("rest")
            .definedBy(ROOT + ".rest..")
            .layer("admin")
            .definedBy(ROOT + ".admin..")
            .layer("verification")
            .definedBy(ROOT + ".verification..")
            .layer("subscription")
            .definedBy(ROOT + ".subscription..")
            .layer("http")
            .definedBy(ROOT + ".http..")
            .layer("attempt")
            .definedBy(ROOT + ".attempt..")
            .layer("capture")
            .definedBy(ROOT + ".capture..")
            .layer("challenge")
            .definedBy(ROOT + ".challenge..")
            .layer("recognition")
            .definedBy(ROOT + ".recognition..")
            .layer("engine")
            .definedBy(ROOT + ".engine..")
            .layer("credential")
            .definedBy(ROOT + ".credential..")
            .layer("metrics")
            .definedBy(ROOT + ".metrics..")
            .layer("cli")
            .definedBy(ROOT + ".cli..")
            .layer("bulk")
            .definedBy(ROOT + ".bulk..")
            .layer("evaluation")
            .definedBy(ROOT + ".evaluation..")
            .layer("vision")
            .definedBy(VISION + "..")
            .whereLayer("login")
            .mayOnlyAccessLayers("metrics", "attempt", "capture", "challenge", "recognition", "credential", "vision")
            .whereLayer("enroll")
            .mayOnlyAccessLayers(
                    "metrics", "attempt", "capture", "challenge", "recognition", "engine", "credential", "vision")
            .whereLayer("verification")
            .mayOnlyAccessLayers(
                    "metrics", "attempt", "capture", "challenge", "recognition", "engine", "credential", "vision")
            .whereLayer("recognition")
            .mayOnlyAccessLayers("metrics", "attempt", "capture", "challenge", "engine", "credential", "vision")
            .whereLayer("challenge")
            .mayOnlyAccessLayers("attempt", "capture", "http", "engine", "vision")
            .whereLayer("rest")
            .mayOnlyAccessLayers("metrics", "http", "subscription", "challenge", "engine", "vision")
            .whereLayer("admin")
            .mayOnlyAccessLayers(
                    "metrics", "http", "subscription", "verification", "attempt", "engine", "credential", "vision")
            .whereLayer("subscription")
            .mayNotAccessAnyLayer()
            .whereLayer("attempt")
            .mayOnlyAccessLayers("vision")
            .whereLayer("http")
            .mayOnlyAccessLayers("metrics", "vision")
            .whereLayer("capture")
            .mayOnlyAccessLayers("vision")
            .whereLayer("engine")
            .mayOnlyAccessLayers("metrics", "vision")
            .whereLayer("credential")
            .mayOnlyAccessLayers("metrics", "vision")
            .whereLayer("metrics")
            .mayNotAccessAnyLayer()
            .whereLayer("cli")
            .mayOnlyAccessLayers("bulk", "evaluation", "vision")
            .whereLayer("bulk")
            .mayNotAccessAnyLayer()
            .whereLayer("evaluation")
            .mayOnlyAccessLayers("vision")
            .whereLayer("vision")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule everyClassHasARoom = classes()
            .should()
            .resideInAnyPackage(
                    VISION + "..",
                    ROOT + ".engine..",
                    ROOT + ".credential..",
                    ROOT + ".capture..",
                    ROOT + ".challenge..",
                    ROOT + ".recognition..",
                    ROOT + ".login..",
                    ROOT + ".enroll..",
                    ROOT + ".rest..",
                    ROOT + ".admin..",
                    ROOT + ".verification..",
                    ROOT + ".subscription..",
                    ROOT + ".http..",
                    ROOT + ".attempt..",
                    ROOT + ".metrics..",
                    ROOT + ".cli..",
                    ROOT + ".bulk..",
                    ROOT + ".evaluation..");

    @ArchTest
    static final ArchRule visionOutlivesKeycloak = noClasses()
            .that()
            .resideInAnyPackage(VISION + "..", ROOT + ".cli..", ROOT + ".bulk..", ROOT + ".evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta..", "javax.ws..", "org.jboss..", "io.quarkus..");

    @ArchTest
    static final ArchRule visionHasNoCycles = slices().assignedFrom(new PackagesOf(VISION))
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that(not(resideInAnyPackage(ROOT + ".cli..", ROOT + ".evaluation..")))
            .should(ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule logsGoWhereKeycloakLogs = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.util.logging..", "org.slf4j..", "org.apache.logging..", "org.apache.commons.logging..");

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(SYNTHETIC)
            .should()
            .beFinal()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nativesAreLoadedInOnePlace = noClasses()
            .that(not(resideInAnyPackage(ROOT + ".engine..", ROOT + ".cli..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("nu.pattern..");

    @ArchTest
    static final ArchRule serviceLoaderSeesEveryFactory = classes()
            .that()
            .areAssignableTo("org.keycloak.provider.ProviderFactory")
            .and()
            .areNotInterfaces()
            .should()
            .bePublic()
            .allowEmptyShould(true);

    /** The packages right below one, and itself: {@code vision.match.x} and {@code vision.match} are one slice. */
    private record PackagesOf(String root) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            if (name.equals(root)) {
                return SliceIdentifier.of("vision itself");
            }
            return name.startsWith(root + ".")
                    ? SliceIdentifier.of(name.substring(root.length() + 1).replaceAll("\\..*", ""))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of " + root;
        }
    }
}
