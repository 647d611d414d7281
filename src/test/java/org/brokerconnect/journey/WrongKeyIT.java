package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.brokerconnect.attack.Attack;
import org.brokerconnect.attack.Attack.Area;
import org.brokerconnect.sandbox.run.ApplicationServer;
import org.brokerconnect.sandbox.run.DatabaseDump;
import org.brokerconnect.sandbox.run.StartupException;
import org.brokerconnect.vault.KeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second server on the same database with another key than the one that encrypted its secrets. */
@WithTestEnvironment
class WrongKeyIT {

    /** Precedes the name of a table in a dump. */
    private static final String TABLE = "-- ";

    private static final String SENTENCE =
            "vault.key-file (or VAULT_KEYSET) does not contain the key that sealed this database.";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestEnvironment environment;
    private Account account;

    WrongKeyIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @BeforeEach
    void connect() throws Exception {
        TestClock time = new TestClock(environment);
        time.stopAt(time.today("10:00"));
        account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
        new Sweeps(environment).awaitAll();
    }

    @Test
    @Attack(
            area = Area.SECRETS,
            value = "The server starts with another key file",
            defence = "A known value must open before anything is written")
    void another_key_file_stops_the_start_and_changes_nothing() throws Exception {
        Path wrong = Path.of("target", "another-keyset.json").toAbsolutePath();
        Files.deleteIfExists(wrong);
        KeyFile.create(wrong);

        List<String> before = rows();
        try (ApplicationServer second = environment.another("wrong-key", Map.of("vault.key-file", wrong.toString()))) {
            assertThatThrownBy(() -> second.start(PATIENCE))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("The application was not deployed")
                    .hasMessageContaining(SENTENCE);
            assertThat(second.log()).content().contains(SENTENCE);
        }
        List<String> after = rows();
        List<String> missing = new ArrayList<>(before);
        missing.removeAll(after);
        assertThat(after).as("no row is new or changed").isSubsetOf(before);
        assertThat(missing).as("only a sweep of the first node deletes rows").allMatch(WrongKeyIT::isBucket);
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    /**
     * All rows of the database, each as {@code table: columns}, but those that the first node changes at any time: what
     * it reports about its keys, and how far it has verified the two audit logs.
     */
    private List<String> rows() throws Exception {
        String table = "";
        List<String> rows = new ArrayList<>();
        try (Connection connection = environment.database().connect()) {
            for (String line : DatabaseDump.of(connection).split("\n")) {
                if (line.startsWith(TABLE)) {
                    table = line.substring(TABLE.length());
                }
                rows.add(table + ": " + line);
            }
        }
        rows.removeIf(row ->
                Stream.of("vault_node: ", "audit_log: ", "audit_entry_log: ").anyMatch(row::startsWith));
        return rows;
    }

    /** Whether the rate limiter owns the row: a sweep deletes a bucket that is full again. */
    private static boolean isBucket(String row) {
        return row.startsWith("broker_quota: ");
    }
}
