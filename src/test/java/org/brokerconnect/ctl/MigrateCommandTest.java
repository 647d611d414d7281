package org.brokerconnect.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.brokerconnect.ForkFolder;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.sandbox.run.Ports;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.MariaDbDataSource;
import picocli.CommandLine;

/** On a real MariaDB. */
class MigrateCommandTest {

    private static EmbeddedMariaDb database;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        database = EmbeddedMariaDb.start(ForkFolder.of("migrate-database"), 0);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty_database() throws SQLException {
        execute("drop database brokerconnect", "create database brokerconnect character set utf8mb4");
    }

    private static void execute(String... statements) throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(database.url());
        try (Connection connection = source.getConnection(database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private int run(String url, String... options) throws IOException {
        Path settings = Files.write(
                folder.resolve("server.properties"),
                List.of("db.url=" + url, "db.user=" + database.user(), "db.password=" + database.password()));
        CommandLine brokerctl = BrokerCtl.commandLine().setOut(new PrintWriter(out, true));
        out.getBuffer().setLength(0);
        return brokerctl
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("migrate", "--file", settings.toString()), Arrays.stream(options))
                        .toArray(String[]::new));
    }

    private int migrate(String... options) throws IOException {
        return run(database.url(), options);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    /** The newest version in the source. */
    private static String released() throws IOException {
        return String.valueOf(Migrations.names().size());
    }

    @Test
    void an_empty_database_is_migrated_once() throws Exception {
        assertThat(migrate()).as(err.toString()).isZero();
        assertThat(lines())
                .startsWith("before: no schema", "applied 1: connections")
                .endsWith("after: version " + released())
                .hasSize(Migrations.names().size() + 2);

        assertThat(migrate()).isZero();
        assertThat(lines()).containsExactly("before: version " + released(), "after: version " + released());
    }

    @Test
    void a_check_changes_nothing_and_lists_what_is_pending() throws Exception {
        assertThat(migrate("--check")).isEqualTo(1);
        assertThat(lines())
                .startsWith("no schema; this release has version " + released(), "pending V1__connections.sql")
                .hasSize(Migrations.names().size() + 1);

        assertThat(migrate("--check")).isEqualTo(1);
        migrate();
        assertThat(migrate("--check")).isZero();
        assertThat(lines()).containsExactly("version " + released() + "; this release has version " + released());
    }

    @Test
    void a_schema_of_a_later_release_is_reported_and_kept() throws Exception {
        migrate();
        execute("insert into schema_history values (999, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', now(), 1, 1)");

        assertThat(migrate("--check")).isEqualTo(1);
        assertThat(lines())
                .containsExactly(
                        "version 99; this release has version " + released(), "the schema is of a later release");

        assertThat(migrate()).as(err.toString()).isZero();
        assertThat(lines())
                .containsExactly("before: version 99", "after: version 99", "the schema is of a later release");
    }

    @Test
    void a_migration_that_fails_is_named_and_not_repeated() throws Exception {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .table("schema_history")
                .target("4")
                .load()
                .migrate();
        execute("create table broker_quota (id int)");

        assertThat(migrate()).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("brokerctl: the migration failed. ")
                .contains("broker_quota");
        assertThat(lines()).containsExactly("before: version 4");

        for (String option : List.of("--check", "")) {
            assertThat(option.isEmpty() ? migrate() : migrate(option)).isEqualTo(1);
            assertThat(out.toString()).contains("the migration V5__broker_quota.sql failed earlier");
        }
    }

    @Test
    void a_database_of_something_else_is_refused() throws Exception {
        execute("create table invoices (id int)");

        assertThat(migrate()).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("brokerctl: the database has tables, but no schema of this application: use"
                        + " an empty database, or restore a backup as a whole");
    }

    @Test
    void a_migration_that_was_changed_after_it_was_applied_is_refused() throws Exception {
        migrate();
        execute("update schema_history set checksum = 1 where version = '3'");

        assertThat(migrate()).isEqualTo(1);
        assertThat(err.toString()).contains("checksum mismatch");
    }

    @Test
    void a_database_that_is_away_and_settings_that_are_wrong_are_told_apart() throws Exception {
        assertThat(run("jdbc:mariadb://127.0.0.1:" + Ports.free() + "/brokerconnect"))
                .isEqualTo(3);
        assertThat(err.toString()).startsWith("brokerctl: the database cannot be reached: ");

        assertThat(run("jdbc:postgresql://127.0.0.1/brokerconnect")).isEqualTo(1);
        assertThat(err.toString()).contains("The setting db.url");
    }
}
