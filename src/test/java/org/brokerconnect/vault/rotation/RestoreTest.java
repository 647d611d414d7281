package org.brokerconnect.vault.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.KeyRingContainer;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.vault.KeyFileText;
import org.brokerconnect.vault.UnreadableSecretException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/operating.md back up and restore a database in which a key is being replaced. */
@WithStores
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a POSIX shell")
class RestoreTest {

    private static final Path PROGRAMS = Path.of("target", "mariadb", "bin").toAbsolutePath();

    private final EmbeddedMariaDb database;
    private final Stores stores;

    @TempDir
    private Path folder;

    private KeyFileText file;
    private RotatingNode node;

    RestoreTest(EmbeddedMariaDb database, Stores stores) {
        this.database = database;
        this.stores = stores;
    }

    @BeforeEach
    void start() throws IOException {
        file = new KeyFileText(folder.resolve("keys.json"));
        node = new RotatingNode(database, file.ring(), 1_000).started();
        KeyRingContainer.use(node.ring);
        Files.write(
                folder.resolve(".my.cnf"),
                List.of(
                        "[client]",
                        "protocol=tcp",
                        "host=127.0.0.1",
                        "port=" + database.port(),
                        "user=" + database.user(),
                        "password=" + database.password(),
                        "skip-ssl"));
    }

    @AfterEach
    void stop() {
        KeyRingContainer.reset();
        node.close();
    }

    private UUID connected(String owner) {
        return stores.renewable(owner, stores.clock.instant().plus(FakeBroker.DAY));
    }

    private String apiKey(UUID id) {
        return stores.read(id).config().credentials().field("apiKey").reveal();
    }

    /** The commands of the page that start with one of these programs, in their order. */
    private static List<String> documented(String... programs) throws IOException {
        return Files.readAllLines(Path.of("docs", "operating.md")).stream()
                .map(String::strip)
                .filter(line -> List.of(programs).contains(line.split(" ", 2)[0]))
                .toList();
    }

    private void run(String command) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile());
        shell.environment().put("HOME", folder.toString());
        shell.environment().merge("PATH", PROGRAMS.toString(), (path, first) -> first + File.pathSeparator + path);
        assertThat(shell.start().waitFor())
                .as(command + ": " + Files.readString(errors))
                .isZero();
    }

    private void backUp() throws IOException, InterruptedException {
        List<String> commands = documented("mariadb-dump");
        assertThat(commands).hasSize(1);
        run(commands.get(0));
    }

    private void restore() throws IOException, InterruptedException {
        List<String> commands = documented("mariadb");
        assertThat(commands).hasSize(2);
        for (String command : commands) {
            run(command);
        }
    }

    @Test
    void a_restored_database_is_that_of_the_backup_and_opens_with_its_keys() throws Exception {
        UUID before = connected("asha");
        long old = node.ring.sealingKey();
        long added = file.add();
        node.refresh();
        node.keys.promote(added, "ada");
        UUID after = connected("ben");
        assertThat(stores.verifyLog()).isEmpty();
        backUp();
        UUID later = connected("chitra");
        node.resealAll();

        restore();

        assertThat(stores.query("select count(*) from broker_config")).hasToString("[2]");
        assertThat(stores.query("select id from broker_config where id = '" + later + "'"))
                .isEmpty();
        assertThat(apiKey(before)).isEqualTo("key");
        assertThat(apiKey(after)).isEqualTo("key");
        assertThat(stores.verifyLog()).isEmpty();
        assertThat(node.keys.status().keys()).extracting(KeyUsage::id).contains(old, added);
        node.resealAll();
        assertThat(apiKey(before)).isEqualTo("key");
    }

    @Test
    void a_backup_needs_the_key_that_was_replaced_after_it() throws Exception {
        UUID id = connected("asha");
        long old = node.ring.sealingKey();
        backUp();
        long added = file.add();
        node.refresh();
        node.keys.promote(added, "ada");
        node.resealAll();
        restore();
        String copy = file.content();
        file.promote(added);
        file.remove(old);

        KeyRingContainer.use(file.ring());
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> apiKey(id));

        file.write(copy);
        KeyRingContainer.use(file.ring());
        assertThat(apiKey(id)).isEqualTo("key");
    }
}
