package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.brokerconnect.sandbox.run.DatabaseDump;
import org.brokerconnect.sandbox.run.PayaraMicro;
import org.brokerconnect.sandbox.run.StartupException;
import org.brokerconnect.vault.KeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second server on the same database without the key that encrypted its secrets. */
@WithTestEnvironment
class WrongKeyIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestEnvironment environment;
    private Account account;

    WrongKeyIT(TestEnvironment environment) {
        this.environment = environment;
    }

    @BeforeEach
    void connect() {
        account = Person.named("investor", environment).setUp();
        account.connectAs("AB1234");
    }

    @Test
    void another_key_file_stops_the_start_and_changes_nothing() throws Exception {
        Path wrong = Path.of("target", "another-keyset.json").toAbsolutePath();
        Files.deleteIfExists(wrong);
        KeyFile.create(wrong);

        assertStartFails(
                "wrong-key",
                wrong.toString(),
                "vault.key-file (or VAULT_KEYSET) does not contain the key that sealed this database.");
    }

    @Test
    void a_missing_key_stops_the_start_and_changes_nothing() throws Exception {
        assertStartFails("no-key", "", "vault.key-file is missing: set it, or VAULT_KEYSET in the environment");
    }

    private void assertStartFails(String name, String keyFile, String sentence) throws Exception {
        String before = database();
        try (PayaraMicro second = environment.another(name, Map.of("vault.key-file", keyFile))) {
            assertThatThrownBy(() -> second.start(PATIENCE))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("The application was not deployed")
                    .hasMessageContaining(sentence);
            assertThat(second.log()).content().contains(sentence);
        }
        assertThat(database()).isEqualTo(before);
        assertThat(account.state()).isEqualTo("CONNECTED");
        assertThat(account.connectAs("AB1234").outcome()).isEqualTo("CONNECTED");
    }

    /** All tables but those that the first node changes: the rate limiter's buckets, and the nodes' key rings. */
    private String database() throws Exception {
        try (Connection connection = environment.database().connect()) {
            return DatabaseDump.of(connection).replaceAll("(?s)-- (broker_quota|vault_node)\\n.*?(?=\\n-- |\\z)", "");
        }
    }
}
