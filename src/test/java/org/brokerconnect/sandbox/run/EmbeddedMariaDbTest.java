package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
    void leave_nothing_behind() throws IOException {
        FileUtils.deleteDirectory(FOLDER.toFile());
    }

    @Test
    void a_second_start_keeps_the_data() throws SQLException {
        try (EmbeddedMariaDb first = EmbeddedMariaDb.start(FOLDER, 0)) {
            run(first, "create table note (words varchar(20))", "insert into note values ('stays')");
        }

        try (EmbeddedMariaDb second = EmbeddedMariaDb.start(FOLDER, 0);
                Connection connection = second.connect()) {
            assertThat(DatabaseDump.of(connection)).contains("-- note", "stays");
        }
    }

    @Test
    void a_dump_shows_text_inside_bytes() throws SQLException {
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
    void a_server_that_a_killed_run_left_behind_is_ended_first() throws Exception {
        EmbeddedMariaDb abandoned = EmbeddedMariaDb.start(FOLDER, 0);
        ProcessHandle left = ProcessHandle.of(
                        Long.parseLong(Files.readString(FOLDER.resolve("child")).split(" ")[0]))
                .orElseThrow();

        try (EmbeddedMariaDb next = EmbeddedMariaDb.start(FOLDER, 0);
                Connection connection = next.connect()) {
            assertThat(left.isAlive()).isFalse();
            assertThat(connection.isValid(1)).isTrue();
        }
        abandoned.close();
    }

    @Test
    void a_wrong_password_is_refused() {
        try (EmbeddedMariaDb database = EmbeddedMariaDb.start(FOLDER, 0)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "other"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Access denied");
        }
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
