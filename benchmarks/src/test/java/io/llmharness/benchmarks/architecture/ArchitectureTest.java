package io.llmharness.benchmarks.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.llmharness.benchmarks.Repository;
import io.llmharness.runtime.Harness;
import io.llmharness.runtime.Main;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code is built as docs/architecture.md says. Looks at the main classes of all modules. */
class ArchitectureTest {
    private static final String BASE = "io.llmharness.";
    private static final List<String> MODULES =
            List.of("harness-annotations", "harness-processor", "harness-runtime", "adapters", "benchmarks");

    /** Generated, or free to use everything. */
    private static final List<String> OUTSIDE = List.of("engines", "datasets", "loads", "benchmarks");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(module -> Repository.file(module + "/target/classes"))
                    .toArray(Path[]::new));

    private static final ArchitecturePage PAGE = new ArchitecturePage();

    @Test
    void allModulesAreLookedAt() {
        assertThat(CLASSES.stream().map(ArchitectureTest::packageName))
                .contains("annotations", "processor", "runtime", "adapters.vllm", "benchmarks.samples");
    }

    @Test
    void everyPackageStandsOnThePage() {
        Set<String> packages = CLASSES.stream()
                .map(ArchitectureTest::packageName)
                .filter(name -> !outside(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages)
                .as("packages of the code, and of " + ArchitecturePage.PATH)
                .isEqualTo(new TreeSet<>(PAGE.arrows().keySet()));
    }

    @Test
    void packagesMentionOnlyWhatThePageAllows() {
        Map<String, Set<String>> arrows = PAGE.arrows();
        List<String> offences = CLASSES.stream()
                .filter(type -> arrows.containsKey(packageName(type)))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> forbidden(dependency, arrows))
                .map(Dependency::getDescription)
                .toList();
        assertThat(offences)
                .as("arrows that are not in the table of packages of " + ArchitecturePage.PATH)
                .isEmpty();
    }

    private static boolean forbidden(Dependency dependency, Map<String, Set<String>> arrows) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        String from = packageName(dependency.getOriginClass());
        String to = packageName(target);
        return target.getPackageName().startsWith(BASE)
                && !from.equals(to)
                && !arrows.get(from).contains(to);
    }

    @Test
    void everyClassNamedOnThePageExists() {
        Set<String> known = new LinkedHashSet<>(Set.of("ServiceLoader", "ArchitectureTest"));
        CLASSES.forEach(type -> Stream.of(
                        type.getSimpleName(),
                        type.getName().replaceAll(".*\\.", "").replace('$', '.'))
                .forEach(known::add));
        assertThat(PAGE.classes())
                .hasSizeGreaterThan(100)
                .allSatisfy(name -> assertThat(known).contains(name));
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.llmharness.(**)")
                .should()
                .beFreeOfCycles()
                // a process starts at Main, which hands its arguments to the command line; nothing else of the root
                // knows that
                .ignoreDependency(equivalentTo(Main.class), alwaysTrue())
                .check(CLASSES);
    }

    @Test
    void enginesDoNotKnowEachOther() {
        Set<String> engines = CLASSES.stream()
                .map(ArchitectureTest::packageName)
                .filter(name -> name.startsWith("adapters.") && !name.matches(".*\\.(wire|sim)"))
                .collect(Collectors.toSet());
        assertThat(engines).contains("adapters.ollama", "adapters.openai", "adapters.vllm");
        for (String engine : engines) {
            noClasses()
                    .that()
                    .resideInAPackage(BASE + engine)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(engines.stream()
                            .filter(other -> !other.equals(engine))
                            .map(BASE::concat)
                            .toArray(String[]::new))
                    .check(CLASSES);
        }
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.llmharness.runtime.cli")
                // Harness.run(Options) is for a scenario's own main
                .and()
                .doNotBelongToAnyOf(Harness.class)
                // the speed table: a program of its own
                .and()
                .resideOutsideOfPackage("io.llmharness.benchmarks.speed")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void nettyStaysWhereTheSocketsAre() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.llmharness.runtime.exec",
                        "io.llmharness.runtime.http",
                        "io.llmharness.runtime.sim",
                        "io.llmharness.benchmarks.speed")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void mainCodeKnowsNoTestLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.assertj..", "org.awaitility..", "com.tngtech.archunit..")
                .check(CLASSES);
    }

    private static String packageName(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()) : name;
    }

    private static boolean outside(String name) {
        return OUTSIDE.stream().anyMatch(free -> name.equals(free) || name.startsWith(free + "."));
    }
}
