package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The version before this one runs on the schema that this one has migrated, and both serve the same people, as during
 * an upgrade: {@code ./mvnw verify -Pprevious -Dprevious.war=/path/of/its/broker-connect.war}.
 */
@Tag("previous")
@WithTestEnvironment
class PreviousVersionIT {

    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(5);

    private static ApplicationServer server;

    private final TestEnvironment current;
    private final TestEnvironment previous;

    PreviousVersionIT(TestEnvironment environment) {
        current = environment;
        previous = environment.through(server);
    }

    @BeforeAll
    static void start_the_previous_version(TestEnvironment environment) {
        String war = Objects.requireNonNull(
                System.getProperty("previous.war"), "-Dprevious.war names the WAR of the version before");
        server = environment.anotherVersion(Path.of(war), "previous", Map.of("portfolio.read-budget-millis", "20000"));
        server.start(STARTUP_TIMEOUT);
    }

    @AfterAll
    static void stop_it() {
        server.close();
    }

    @Test
    void what_the_previous_version_stores_the_current_one_reads() {
        assertReads(previous, current, "investor", "AB1234");
    }

    @Test
    void what_the_current_version_stores_the_previous_one_reads() {
        assertReads(current, previous, "investor", "AB1234");
    }

    private static void assertReads(TestEnvironment writing, TestEnvironment reading, String person, String client) {
        Account account = Person.named(person, writing).setUp();
        try (SseClient page = SseClient.open(reading, person)) {
            page.next("status");
            account.connectAs(client);
            assertThat(page.next("change").change()).isEqualTo("CONNECT_STARTED");
            assertThat(page.next("change").change()).isEqualTo("CONNECTED");
        }
        Account same = new Account(Person.named(person, reading), account.id());
        assertThat(new PortfolioClient(reading, same).holdings().path("source").asText())
                .isEqualTo("LIVE");
        assertThat(same.connectAs(client).outcome()).isEqualTo("CONNECTED");
        same.disconnect();
        assertThat(account.state()).isEqualTo("DISCONNECTED");
    }

    @Test
    void the_previous_version_reads_with_tokens_that_the_current_one_renewed() throws Exception {
        new CrossNodeReads(current, previous).continueWithRenewedTokens();
    }

    @Test
    void the_current_version_reads_with_tokens_that_the_previous_one_renewed() throws Exception {
        new CrossNodeReads(previous, current).continueWithRenewedTokens();
    }

    @Test
    void after_a_disconnect_by_the_current_version_the_previous_one_sends_no_token() throws Exception {
        new CrossNodeReads(current, previous).sendNoTokenAfterADisconnect();
    }

    @Test
    void requests_to_both_versions_make_one_renewal() {
        new CrossNodeReads(previous, current).shareOneRenewal();
    }

    @Test
    void the_log_of_both_versions_verifies() throws Exception {
        assertReads(previous, current, "investor", "AB1234");
        assertReads(current, previous, "investor2", "CD5678");
        new ConsistencyCheck(current).theLogIsWhole();
        new ConsistencyCheck(previous).theLogIsWhole();
    }
}
