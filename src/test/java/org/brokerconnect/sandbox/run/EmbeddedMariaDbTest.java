package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedMariaDbTest {

    private static final Path FOLDER = Path.of("target", "mariadb-test");

    @BeforeEach
    @AfterEach
    void delete_the_folder() throws IOException {
        FileUtils.deleteDirectory(FOLDER.toFile());
    }

    @Test
    void a_second_start_keeps_the_data() throws SQLException {
        try (EmbeddedMariaDb first = EmbeddedMariaDb.start(FOLDER, 0)) {
            run(first, "create table note (content varchar(20))", "insert into note values ('stays')");
        }

        try (EmbeddedMariaDb second = EmbeddedMariaDb.start(FOLDER, 0);
                Connection connection = second.connect()) {
            assertThat(DatabaseDump.of(connection)).contains("-- note", "stays");
        }
    }

    @Test
    void a_dump_shows_text_in_binary_columns() throws SQLException {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(FOLDER, 0);
                Connection connection = database.connect()) {
            run(
                    database,
                    "create table sealed (bytes varbinary(20))",
                    "insert into sealed values (x'00FF736563726574')");

            String dump = DatabaseDump.of(connection);

            assertThat(dump).contains("secret");
        }
    }

    @Test
    void a_server_left_by_a_killed_run_is_stopped_first() throws Exception {
        EmbeddedMariaDb abandoned = EmbeddedMariaDb.start(FOLDER, 0);
        ProcessHandle leftover = recordedProcess();

        try (EmbeddedMariaDb second = EmbeddedMariaDb.start(FOLDER, 0);
                Connection connection = second.connect()) {
            assertThat(leftover.isAlive()).isFalse();
            assertThat(connection.isValid(1)).isTrue();
        }
        abandoned.close();
    }

    @Test
    void a_server_shares_no_folder_and_no_socket_with_another() throws SQLException {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(FOLDER, 0);
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select @@tmpdir, @@datadir, @@pid_file, @@socket")) {
            row.next();

            for (int column = 1; column <= 3; column++) {
                assertThat(Path.of(row.getString(column)).normalize()).startsWith(FOLDER.toAbsolutePath());
            }
            assertThat(row.getString(4)).isEmpty();
        }
    }

    @Test
    void a_close_is_a_clean_shutdown() throws Exception {
        EmbeddedMariaDb database = EmbeddedMariaDb.start(FOLDER, 0);
        ProcessHandle process = recordedProcess();

        database.close();
        database.close();

        assertThat(process.isAlive()).isFalse();
        assertThat(FOLDER.resolve("mariadbd.pid"))
                .as("mariadbd deletes the PID file last")
                .doesNotExist();
        assertThat(FOLDER.resolve("child")).doesNotExist();
    }

    @Test
    void a_wrong_password_is_refused() {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(FOLDER, 0)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "other"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access denied");
        }
    }

    private static ProcessHandle recordedProcess() throws IOException {
        String pid = Files.readString(FOLDER.resolve("child")).split(" ")[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void run(EmbeddedMariaDb database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
