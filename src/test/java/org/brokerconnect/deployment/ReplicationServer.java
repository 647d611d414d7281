package org.brokerconnect.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.io.FileUtils;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.mariadb.jdbc.MariaDbDataSource;

/** A MariaDB server with the options of a file of docker/mariadb, and an administrator. */
final class ReplicationServer implements AutoCloseable {

    private static final int SECONDS = 120;
    private static final String USERS = """
            create database if not exists brokerconnect character set utf8mb4;
            create user if not exists brokerconnect@'127.0.0.1' identified by 'brokerconnect';
            grant all on brokerconnect.* to brokerconnect@'127.0.0.1';
            create user if not exists admin@'127.0.0.1' identified by 'admin';
            grant all on *.* to admin@'127.0.0.1';
            """;

    private final EmbeddedMariaDb server;

    private ReplicationServer(EmbeddedMariaDb server) {
        this.server = server;
    }

    /** Starts it with an empty database. */
    static ReplicationServer start(Path folder, String file) throws IOException {
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder);
        Path users = Files.writeString(folder.toAbsolutePath().resolve("users.sql"), USERS);
        Stream<String> options = Files.readAllLines(Path.of("docker", "mariadb", file)).stream()
                .filter(line -> line.matches("[a-z].*"))
                .map("--"::concat);
        return new ReplicationServer(EmbeddedMariaDb.start(
                folder,
                0,
                Stream.concat(options, Stream.of("--init-file=" + users)).toArray(String[]::new)));
    }

    /** Begins to replicate, as the image does with MARIADB_MASTER_HOST; without TLS, which this server has not. */
    void follow(ReplicationServer primary) throws SQLException {
        execute(
                "change master to master_host='127.0.0.1', master_port=" + primary.server.port()
                        + ", master_user='admin', master_password='admin', master_ssl=0",
                "start replica");
    }

    /** Waits until everything that is committed at the primary has been applied here. */
    void catchUpWith(ReplicationServer primary) throws SQLException {
        String position = primary.read("select @@gtid_binlog_pos", 1);
        assertThat(read("select master_gtid_wait('" + position + "', " + SECONDS + ")", 1))
                .as("0: applied; -1: not in time")
                .isEqualTo("0");
    }

    /** As the administrator. */
    void execute(String... statements) throws SQLException {
        run("admin", statements);
    }

    void executeAsApplication(String statement) throws SQLException {
        run(server.user(), statement);
    }

    private void run(String user, String... statements) throws SQLException {
        try (Connection connection = connect(user);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A column of the first row. */
    String read(String query, int column) throws SQLException {
        try (Connection connection = connect("admin");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).as(query).isTrue();
            return row.getString(column);
        }
    }

    private Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(server.url(), user, user);
    }

    /** As the application. */
    DataSource source() throws SQLException {
        MariaDbDataSource source = new MariaDbDataSource(server.url());
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    void kill() {
        server.kill();
    }

    @Override
    public void close() {
        server.close();
    }
}
