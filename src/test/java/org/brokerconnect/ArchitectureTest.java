package org.brokerconnect;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the arrows between packages: a package for each thing the service does, one for the noun they share, foundations below. */
class ArchitectureTest {

    private static final Set<String> FOUNDATIONS =
            Set.of("config", "scheduling", "vault", "text", "problem", "identity", "sse", "http");
    private static final Set<String> FEATURES = Set.of("setup", "handshake", "portfolio", "status", "admin");

    /** Everything of ours that a package may use besides itself. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("config", Set.of()),
            Map.entry("scheduling", Set.of()),
            Map.entry("text", Set.of()),
            Map.entry("problem", Set.of("text")),
            Map.entry("sse", Set.of("problem")),
            Map.entry("telemetry", Set.of()),
            Map.entry("http", Set.of("config", "vault", "identity", "problem", "text")),
            Map.entry("schema", Set.of("config", "scheduling")),
            Map.entry("identity", Set.of("config", "scheduling", "problem", "text")),
            Map.entry("vault", Set.of("config", "scheduling")),
            Map.entry("broker", Set.of("config", "scheduling", "vault", "text")),
            Map.entry("ratelimit", Set.of("config", "scheduling", "vault", "broker")),
            Map.entry("connection", with("broker")),
            Map.entry("audit", with("broker", "connection")),
            Map.entry("session", with("broker", "connection", "audit")),
            Map.entry("setup", with("broker", "connection", "session", "audit")),
            Map.entry("handshake", with("broker", "connection", "session", "audit")),
            Map.entry("portfolio", with("broker", "connection", "session", "audit")),
            Map.entry("status", with("broker", "connection", "session", "audit")),
            Map.entry("admin", with("broker", "connection", "session", "audit")));

    private static Set<String> with(String... packages) {
        return Stream.concat(FOUNDATIONS.stream(), Stream.of(packages)).collect(Collectors.toSet());
    }

    static Stream<String> packages() {
        return ARROWS.keySet().stream().sorted();
    }

    @Test
    void every_package_has_its_place() {
        Set<String> packages = Code.MAIN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(Code.ROOT + "."))
                .map(name -> name.substring(Code.ROOT.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());

        assertThat(ARROWS.keySet())
                .as("a new package is entered in ARROWS, which says what it may use")
                .containsAll(packages);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void arrows_only_point_down(String from) {
        String[] allowed = Stream.concat(Stream.of(from), ARROWS.get(from).stream())
                .map(name -> Code.ROOT + "." + name + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(Code.ROOT + "." + from + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(Code.ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .because(
                        "what " + from + " may use is " + ARROWS.get(from)
                                + "; a feature that needs another's effect changes the connection, whose event does the telling")
                .allowEmptyShould(true)
                .check(Code.MAIN);
    }

    @Test
    void features_never_import_one_another() {
        assertThat(FEATURES)
                .as("each can be understood, changed and tested without the others")
                .allSatisfy(feature -> assertThat(ARROWS.get(feature)).doesNotContainAnyElementsOf(FEATURES));
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching(Code.ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package in two folders")
                .check(Code.MAIN);
    }

    @Test
    void the_portfolio_does_not_know_its_live_prices() {
        noClasses()
                .that()
                .resideInAPackage(Code.ROOT + ".portfolio")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Code.ROOT + ".portfolio.prices..")
                .because("a read works without live prices and publishes its result as an event")
                .check(Code.MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"portfolio", "broker", "broker.zerodha"})
    void a_package_does_not_use_its_sub_packages(String whole) {
        noClasses()
                .that()
                .resideInAPackage(Code.ROOT + "." + whole)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Code.ROOT + "." + whole + ".*..")
                .because("sub-packages depend on " + whole + ", never the reverse")
                .check(Code.MAIN);
        slices().matching(Code.ROOT + "." + whole + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package in two folders")
                .check(Code.MAIN);
    }

    @Test
    void nobody_imports_an_adapter() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Code.ROOT + ".broker.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Code.ROOT + ".broker.*..")
                .because("CDI finds the adapters, so a broker is added or removed with its package alone")
                .check(Code.MAIN);
        slices().matching(Code.ROOT + ".broker.(*)..")
                .should()
                .notDependOnEachOther()
                .because("one broker's quirks are no other broker's business")
                .check(Code.MAIN);
    }

    @Test
    void the_sandbox_and_the_application_do_not_know_each_other() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Code.ROOT + ".sandbox..")
                .because("the WAR connects to the sandbox broker by its settings, as it does to the real broker")
                .check(Code.MAIN);
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage(Code.ROOT + "..").and(not(resideInAPackage(Code.ROOT + ".sandbox.."))))
                .because("a sandbox that shares code with the application repeats its errors about the broker")
                .check(Code.SANDBOX);
    }

    @Test
    void the_sandbox_broker_does_not_know_the_local_run() {
        noClasses()
                .that()
                .resideInAPackage(Code.ROOT + ".sandbox.kite..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Code.ROOT + ".sandbox.run..")
                .because("a test can start the sandbox broker without a database and a server")
                .check(Code.SANDBOX);
    }
}
