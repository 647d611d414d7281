package org.brokerconnect;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
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

/** The allowed dependencies between packages: features, the connection that they share, and foundations below. */
class ArchitectureTest {

    private static final Set<String> FOUNDATIONS = Set.of(
            "config",
            "scheduling",
            "database",
            "logging",
            "vault",
            "text",
            "problem",
            "identity",
            "sse",
            "http",
            "market");
    private static final Set<String> FEATURES = Set.of("setup", "handshake", "portfolio", "status", "admin");

    /** The packages that each package may use besides itself. */
    private static final Map<String, Set<String>> DEPENDENCIES = Map.ofEntries(
            Map.entry("config", Set.of()),
            Map.entry("scheduling", Set.of("config")),
            Map.entry("text", Set.of()),
            Map.entry("database", Set.of("config", "scheduling")),
            Map.entry("logging", Set.of("database")),
            Map.entry("problem", Set.of("text", "database")),
            Map.entry("sse", Set.of("problem", "scheduling")),
            Map.entry("telemetry", Set.of()),
            Map.entry("http", Set.of("config", "database", "logging", "vault", "identity", "problem", "text")),
            Map.entry("schema", Set.of("config", "scheduling")),
            Map.entry("identity", Set.of("config", "scheduling", "problem", "text")),
            Map.entry("vault", Set.of("config", "scheduling")),
            Map.entry("doctor", Set.of("config", "database", "vault", "problem")),
            Map.entry("startup", Set.of("config", "database", "vault")),
            Map.entry(
                    "ctl", Set.of("config", "database", "vault", "startup", "audit", "doctor", "scheduling", "schema")),
            Map.entry("market", Set.of("config", "scheduling", "text")),
            Map.entry("broker", Set.of("config", "scheduling", "vault", "text", "market")),
            Map.entry("ratelimit", Set.of("config", "scheduling", "vault", "broker", "problem", "identity", "http")),
            Map.entry("connection", with("broker")),
            Map.entry("audit", with("broker", "connection")),
            Map.entry("session", with("broker", "connection", "audit")),
            Map.entry("setup", with("broker", "connection", "session", "audit", "ratelimit")),
            Map.entry("handshake", with("broker", "connection", "session", "audit", "ratelimit")),
            Map.entry("portfolio", with("broker", "connection", "session", "audit")),
            Map.entry("status", with("broker", "connection", "session", "audit")),
            Map.entry("admin", with("broker", "connection", "session", "audit", "doctor")));

    private static Set<String> with(String... packages) {
        return Stream.concat(FOUNDATIONS.stream(), Stream.of(packages)).collect(Collectors.toSet());
    }

    static Stream<String> packages() {
        return DEPENDENCIES.keySet().stream().sorted();
    }

    @Test
    void every_package_is_listed_with_its_allowed_dependencies() {
        Set<String> packages = Code.MAIN.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(Code.ROOT + "."))
                .map(name -> name.substring(Code.ROOT.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());

        assertThat(DEPENDENCIES.keySet())
                .as("a new package and its allowed dependencies are added to DEPENDENCIES")
                .containsAll(packages);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packages_depend_on_allowed_packages_only(String from) {
        String[] allowed = Stream.concat(Stream.of(from), DEPENDENCIES.get(from).stream())
                .map(name -> Code.ROOT + "." + name + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(Code.ROOT + "." + from + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(Code.ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .because(from + " may use " + DEPENDENCIES.get(from)
                        + "; a feature reacts to another by the events of the connection")
                .allowEmptyShould(true)
                .check(Code.MAIN);
    }

    @Test
    void packages_are_small_enough_to_read() {
        Map<String, Long> sizes = Code.MAIN.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes).allSatisfy((name, types) -> assertThat(types)
                .as("types in " + name)
                .isLessThanOrEqualTo(name.equals(Code.ROOT + ".connection") ? 25 : 30));
    }

    @Test
    void features_do_not_depend_on_each_other() {
        assertThat(FEATURES)
                .as("features are independent of each other")
                .allSatisfy(feature -> assertThat(DEPENDENCIES.get(feature)).doesNotContainAnyElementsOf(FEATURES));
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching(Code.ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages with a cycle are really one package")
                .check(Code.MAIN);
    }

    @Test
    void the_portfolio_does_not_depend_on_live_prices() {
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
    @ValueSource(
            strings = {
                "portfolio",
                "broker",
                "broker.zerodha",
                "broker.upstox",
                "broker.tastytrade",
                "broker.wire",
                "market"
            })
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
                .because("packages with a cycle are really one package")
                .check(Code.MAIN);
    }

    @Test
    void no_package_depends_on_an_adapter() {
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
                .ignoreDependency(alwaysTrue(), resideInAPackage(Code.ROOT + ".broker.wire.."))
                .because("adapters are independent of each other, and share broker.wire")
                .check(Code.MAIN);
    }

    @Test
    void the_sandbox_and_the_application_do_not_depend_on_each_other() {
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
    void the_sandbox_broker_does_not_depend_on_the_local_run() {
        noClasses()
                .that()
                .resideInAnyPackage(Code.ROOT + ".sandbox.kite..", Code.ROOT + ".sandbox.upstox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Code.ROOT + ".sandbox.run..")
                .because("a test can start the sandbox broker without a database and a server")
                .check(Code.SANDBOX);
    }
}
