package org.brokerconnect.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.brokerconnect.problem.LogOf;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** Migration 11 on a real MariaDB: text compares byte for byte, and rows of people who look alike stay as they are. */
class ExactTextTest {

    private static final List<String> LOOKALIKES =
            List.of("alice", "Alice", "\u00e1lice", "a\u0301lice", "\uff41lice", "alice ");
    private static final List<String> OTHERS = List.of("bob", "investor");

    private static EmbeddedMariaDb database;

    private final MariaDbDataSource source = new MariaDbDataSource();

    @BeforeAll
    static void start() {
        database = EmbeddedMariaDb.start(Path.of("target", "migration-database"), 0);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void begin_with_version_10() throws SQLException {
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database brokerconnect");
            statement.execute("create database brokerconnect character set utf8mb4");
        }
        SchemaMigrator.flyway(source).target("10").load().migrate();
    }

    @Test
    void each_person_sees_only_their_own_rows_and_no_row_changes() throws SQLException {
        for (String owner : LOOKALIKES) {
            addConnection(owner);
        }
        assertThat(read("select id from broker_config where owner = 'alice'")).hasSizeGreaterThan(1);
        List<String> before = read("select concat(id, hex(owner), hex(label)) from broker_config order by id");

        SchemaMigrator.of(source).migrate();

        assertThat(read("select concat(id, hex(owner), hex(label)) from broker_config order by id"))
                .isEqualTo(before);
        for (String table : List.of("broker_config", "connect_attempt", "connection_event")) {
            for (String owner : LOOKALIKES) {
                assertThat(read("select owner from " + table + " where owner = ?", owner))
                        .as(table)
                        .containsExactly(owner);
            }
        }
    }

    @Test
    void connections_of_people_who_look_alike_are_reported_without_their_names() throws SQLException {
        List<UUID> alike = new ArrayList<>();
        for (String owner : LOOKALIKES.subList(0, 3)) {
            alike.add(addConnection(owner));
        }
        alike.add(addConnection("alice"));
        UUID bob = addConnection("bob");

        try (LogOf log = LogOf.of(LookalikeOwners.class)) {
            SchemaMigrator.of(source).migrate();

            LogRecord warning = log.records().get(0);
            assertThat(log.records()).hasSize(1);
            assertThat(warning.getLevel()).isEqualTo(Level.WARNING);
            assertThat(warning.getMessage())
                    .startsWith("The subjects of 3 people differ only in case")
                    .contains("each other's 4 connections")
                    .doesNotContain(bob.toString())
                    .doesNotContainIgnoringCase("alice");
            assertThat(alike).allSatisfy(id -> assertThat(warning.getMessage()).contains(id.toString()));
        }
    }

    @Test
    void nothing_is_reported_when_nobody_looks_alike() throws SQLException {
        for (String owner : OTHERS) {
            addConnection(owner);
            addConnection(owner);
        }

        try (LogOf log = LogOf.of(LookalikeOwners.class)) {
            SchemaMigrator.of(source).migrate();
            SchemaMigrator.of(source).migrate();

            assertThat(log.records()).isEmpty();
        }
    }

    @Test
    void every_text_column_and_every_table_compares_exactly() throws SQLException {
        SchemaMigrator.of(source).migrate();

        assertThat(read("select concat(table_name, '.', column_name, ' ', collation_name)"
                        + " from information_schema.columns where table_schema = database()"
                        + " and table_name <> 'schema_history' and collation_name is not null"
                        + " and collation_name not like '%\\_nopad\\_bin'"))
                .as("a new column needs the collation utf8mb4_nopad_bin or ascii_nopad_bin")
                .isEmpty();
        assertThat(read("select table_name from information_schema.tables where table_schema = database()"
                        + " and table_name <> 'schema_history' and table_collation <> 'utf8mb4_nopad_bin'"))
                .as("columns to come inherit the table's collation")
                .isEmpty();
    }

    @Test
    void keys_and_indices_stay_and_unique_keys_compare_exactly() throws SQLException {
        List<String> before = read(INDICES);

        SchemaMigrator.of(source).migrate();

        assertThat(read(INDICES)).containsAll(before);
        addSession(addConnection("alice"), "AB1234");
        addSession(addConnection("bob"), "ab1234");
        addSession(addConnection("carol"), "AB1234 ");
        UUID taken = addConnection("dave");
        assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
                .isThrownBy(() -> addSession(taken, "AB1234"));
    }

    @Test
    void a_broker_is_found_by_its_exact_id_only() throws SQLException {
        SchemaMigrator.of(source).migrate();
        addConnection("alice");

        assertThat(read("select id from broker_config where broker = ?", "z\u00ebrodha"))
                .isEmpty();
        assertThat(read("select id from broker_config where broker = ?", "zerodha "))
                .isEmpty();
        assertThat(read("select id from broker_config where broker = ?", "zerodha"))
                .hasSize(1);
    }

    private static final String INDICES =
            "select concat(table_name, ' ', index_name, ' ', seq_in_index, ' ', column_name, ' ', non_unique)"
                    + " from information_schema.statistics where table_schema = database()"
                    + " and table_name <> 'schema_history' order by 1";

    private UUID addConnection(String owner) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                "insert into broker_config (id, owner, broker, label, api_key_sealed, api_secret_sealed,"
                        + " credentials_version, state, event_sequence, created_at, updated_at, version, state_since)"
                        + " values (?, ?, 'zerodha', 'Mine', 'a', 'b', 1, 'DISCONNECTED', 1, utc_timestamp(6),"
                        + " utc_timestamp(6), 0, utc_timestamp(6))",
                id,
                owner);
        execute(
                "insert into connect_attempt (id, config_id, owner, broker, credentials_version, state_hash,"
                        + " cookie_hash, return_to, created_at, expires_at, outcome)"
                        + " values (uuid(), ?, ?, 'zerodha', 1,"
                        + " sha2(uuid(), 256), sha2(uuid(), 256), '/callback', utc_timestamp(6), utc_timestamp(6),"
                        + " 'PENDING')",
                id,
                owner);
        execute("update event_position set position = position + 1");
        execute(
                "insert into connection_event (position, connection_id, sequence, owner, happened_at, change_kind,"
                        + " from_state, to_state, actor, hash) select position, ?, 1, ?, utc_timestamp(6), 'CREATED',"
                        + " 'DISCONNECTED', 'DISCONNECTED', ?, sha2('', 256) from event_position",
                id,
                owner,
                owner);
        return id;
    }

    private void addSession(UUID config, String account) throws SQLException {
        execute(
                "insert into broker_session (config_id, broker, broker_user_id, broker_user_name, connected_at,"
                        + " expires_at, last_checked_at, token_version, tokens_since) values (?, 'zerodha', ?, 'Asha',"
                        + " utc_timestamp(6), utc_timestamp(6), utc_timestamp(6), 1, utc_timestamp(6))",
                config,
                account);
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.execute();
        }
    }

    private List<String> read(String sql, Object... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement query = prepared(connection, sql, parameters);
                ResultSet rows = query.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
