package org.brokerconnect.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.vault.KeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that was made after the encryption key was replaced is restored under a server (docs/operating.md). */
@WithTestEnvironment
class RestoreIT {

    private static final Path PROGRAMS = Path.of("target", "mariadb", "bin");
    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(5);
    private static final String NAME = "brokerconnect";

    private final TestEnvironment environment;
    private final EmbeddedMariaDb database;

    @TempDir
    private Path folder;

    RestoreIT(TestEnvironment environment) {
        this.environment = environment;
        database = environment.database();
    }

    @Test
    void a_restored_database_has_everything_of_the_time_of_its_backup() throws Exception {
        TestClock time = new TestClock(environment);
        time.stopAt(time.today("11:00"));
        Account kept = Person.named("investor", environment).setUp();
        kept.connectAs("AB1234");
        JsonNode holdings = new PortfolioClient(environment, kept).holdings().path("holdings");
        replaceTheKey();
        Path dump = dumped();
        Account later = Person.named("investor2", environment).setUp();
        later.connectAs("CD5678");

        restore(dump);

        assertThat(new AdminKeys(environment).all().path("canary").asText()).isEqualTo("OPENS");
        assertThat(kept.state()).isEqualTo("CONNECTED");
        JsonNode read = new PortfolioClient(environment, kept).holdings();
        assertThat(read.path("source").asText()).isEqualTo("LIVE");
        assertThat(read.path("holdings")).isEqualTo(holdings);
        later.person().get(later.path() + "/status").expectProblem(404, "not-found");
        new ConsistencyCheck(environment).theLogIsWhole();
    }

    private void replaceTheKey() throws Exception {
        AdminKeys keys = new AdminKeys(environment);
        keys.awaitRunning(1);
        long old = keys.primary();
        long added = KeyFile.add(environment.keyFile());
        Eventually.holds("the server has read the key", () -> keys.nodes(added) == 1);
        keys.promote(added).expectStatus(200);
        Eventually.holds("all values are encrypted again", keys::isFinished);
        keys.retire(old).expectStatus(200);
        KeyFile.promote(environment.keyFile(), added);
        KeyFile.remove(environment.keyFile(), old);
    }

    private Path dumped() throws Exception {
        Path dump = folder.resolve("brokerconnect.sql");
        Process process = program("mariadb-dump", "--single-transaction", "--routines", "--hex-blob", NAME)
                .redirectOutput(dump.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return dump;
    }

    private void restore(Path dump) throws Exception {
        environment.app().stop();
        String empty = "drop database brokerconnect; create database brokerconnect character set utf8mb4";
        assertThat(program("mariadb", "-e", empty).start().waitFor()).isZero();
        Process process = program("mariadb", NAME).redirectInput(dump.toFile()).start();
        assertThat(process.waitFor()).isZero();
        environment.app().start(STARTUP_TIMEOUT);
    }

    private ProcessBuilder program(String name, String... arguments) throws Exception {
        Path options = Files.writeString(
                folder.resolve("options.cnf"),
                "[client]\nhost=127.0.0.1\nport=%d\nuser=%s\npassword=%s\nskip-ssl\n"
                        .formatted(database.port(), database.user(), database.password()));
        List<String> command = new ArrayList<>();
        command.add(PROGRAMS.resolve(name).toString());
        command.add("--defaults-file=" + options);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve(name + ".log").toFile());
    }
}
