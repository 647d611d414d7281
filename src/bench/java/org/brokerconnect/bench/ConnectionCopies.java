package org.brokerconnect.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.brokerconnect.journey.DatabaseRows;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.vault.Sealer;

/** Copies of one connection, each of a person and an account of its own, with secrets that open. */
final class ConnectionCopies {

    private static final String ID = "cast(concat('00000000-0000-4000-8000-', lpad(hex(seq), 12, '0')) as uuid)";

    private final TestEnvironment environment;
    private final DatabaseRows rows;
    private final String model;

    /** @param model the id of the connection to copy */
    ConnectionCopies(TestEnvironment environment, String model) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        this.model = model;
    }

    /** Adds copies with the numbers {@code first} to {@code last}. */
    void add(int first, int last) throws IOException, SQLException {
        copy(
                "broker_config",
                "id",
                Map.of("id", ID, "owner", "concat('copy', seq)", "event_sequence", "0", "event_hash", "null"),
                first,
                last);
        copy(
                "broker_session",
                "config_id",
                Map.of("config_id", ID, "broker_user_id", "concat('CP', seq)"),
                first,
                last);
        seal(first, last);
    }

    /** The copied secrets are bound to the rows of the model. */
    private void seal(int first, int last) throws IOException, SQLException {
        Sealer sealer = new Sealer(Files.readString(environment.keyFile()));
        try (Connection database = environment.database().connect();
                PreparedStatement config = database.prepareStatement(
                        "update broker_config set api_key_sealed = ?, api_secret_sealed = ? where id = ?");
                PreparedStatement session = database.prepareStatement(
                        "update broker_session set access_token_sealed = ? where config_id = ?")) {
            database.setAutoCommit(false);
            for (int copy = first; copy <= last; copy++) {
                UUID id = UUID.fromString("00000000-0000-4000-8000-%012x".formatted(copy));
                config.setString(1, sealer.seal("broker_config.api_key", id, "key" + copy));
                config.setString(2, sealer.seal("broker_config.api_secret", id, "secret" + copy));
                config.setString(3, id.toString());
                config.executeUpdate();
                session.setString(1, sealer.seal("broker_session.access_token", id, "token" + copy));
                session.setString(2, id.toString());
                session.executeUpdate();
            }
            database.commit();
        }
    }

    /** Plans no health checks of the copies: the broker knows none of their tokens. */
    void withoutChecks() throws SQLException {
        rows.change("update broker_session set check_at = null where broker_user_id like 'CP%'");
    }

    private void copy(String table, String key, Map<String, String> changes, int first, int last) throws SQLException {
        String columns = rows
                .read("select column_name from information_schema.columns where table_schema = database()"
                        + " and table_name = '" + table + "' and extra not like '%GENERATED%'")
                .stream()
                .collect(Collectors.joining(","));
        String values = Arrays.stream(columns.split(","))
                .map(column -> changes.getOrDefault(column, "m." + column))
                .collect(Collectors.joining(","));
        rows.change("insert into " + table + " (" + columns + ") select " + values + " from " + table + " m join seq_"
                + first + "_to_" + last + " where m." + key + " = '" + model + "'");
    }

    /** Lets the sessions of the copies with these numbers have ended at the time. */
    void end(int first, int last, Instant at) throws SQLException {
        rows.change(
                "update broker_session set expires_at = ? where config_id in (select " + ID + " from seq_" + first
                        + "_to_" + last + ")",
                at);
    }
}
