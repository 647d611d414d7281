package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.sandbox.run.Redeployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application is replaced five times in a running server and then removed. Nothing of ours may be left:
 * {@code ./mvnw verify -Predeploy -Pwildfly}, or {@code -Ppayara-server}.
 */
@Tag("redeploy")
@WithTestEnvironment
class RedeploySoakIT {

    private static final int REDEPLOYMENTS = 5;
    private static final int DUMPS = 3;
    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(5);
    private static final String CLASS_OF_OURS = "org.brokerconnect.connection.Connection";

    /**
     * What is known to hold a loader and is tolerated: docs/servers.md, New versions. The cause of the second, workers
     * of WildFly, has not been examined.
     */
    private static final List<Pattern> TOLERATED = List.of(
            Pattern.compile("sticky class java\\.lang\\.Class java\\.lang\\.runtime\\.ObjectMethods -> .*"),
            Pattern.compile("thread object java\\.lang\\.Thread default task-\\d+ -> [\\w.]+ModuleClassLoader"));

    private final TestEnvironment environment;

    @TempDir
    private Path folder;

    private ApplicationServer server;

    RedeploySoakIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @BeforeEach
    void start() {
        server = environment.another("redeployed", Map.of());
        server.start(STARTUP_TIMEOUT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nothing_of_ours_holds_the_application_after_it_was_removed() throws Exception {
        Redeployment deployment = (Redeployment) server;
        TestEnvironment people = environment.through(server);
        use(people);
        for (int i = 0; i < REDEPLOYMENTS; i++) {
            deployment.redeploy();
            Eventually.holds("the application is ready", () -> isReady(people));
            use(people);
        }
        deployment.undeploy();

        List<List<String>> holders = holders();
        Files.writeString(
                Path.of("target", "redeploy.md"),
                holders.stream().map(chain -> String.join("\n    ", chain)).collect(Collectors.joining("\n\n")));
        assertThat(holders.stream().map(chain -> String.join(" -> ", chain)))
                .filteredOn(chain -> TOLERATED.stream()
                        .noneMatch(known -> known.matcher(chain).matches()))
                .isEmpty();
    }

    /** Clients' threads end some seconds after nothing refers to the client any more. */
    private List<List<String>> holders() throws Exception {
        List<List<String>> left = List.of();
        for (int i = 0; i < DUMPS; i++) {
            HeapDump dump = HeapDump.of(server.jvm(), folder.resolve("server" + i + ".hprof"));
            left = dump.holdersOfLoaders(CLASS_OF_OURS);
        }
        return left;
    }

    private static boolean isReady(TestEnvironment people) {
        return new ApiClient(people).get("/health/ready").status() == 200;
    }

    /** Uses what has threads, pools or registries: a login at the broker, a portfolio, both streams, the metrics. */
    private static void use(TestEnvironment people) throws Exception {
        Account account = Person.named("investor", people).setUp();
        account.connectAs("AB1234");
        try (SseClient page = SseClient.stream(people, "investor", account.id())) {
            page.next("status");
            new PortfolioClient(people, account).holdings();
            new Metrics(people).lines();
        }
        account.disconnect();
        account.person().delete(account.path()).expectStatus(204);
    }
}
