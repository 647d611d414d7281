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
import java.util.function.IntFunction;
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
    private final Map<String, IntFunction<String>> secrets;

    /** @param model the id of the connection to copy; the broker does not know the secrets of the copies */
    ConnectionCopies(TestEnvironment environment, String model) {
        this(
                environment,
                model,
                Map.of(
                        "broker_config.api_key", copy -> "key" + copy,
                        "broker_config.api_secret", copy -> "secret" + copy,
                        "broker_session.access_token", copy -> "token" + copy));
    }

    /**
     * @param model the id of the connection to copy
     * @param secrets of each copy by its number, by the columns that store them, such as {@code broker_config.api_key}
     */
    ConnectionCopies(TestEnvironment environment, String model, Map<String, IntFunction<String>> secrets) {
        this.environment = environment;
        rows = new DatabaseRows(environment);
        this.model = model;
        this.secrets = secrets;
    }

    /** The id of the copy with this number. */
    static UUID id(int copy) {
        return UUID.fromString("00000000-0000-4000-8000-%012x".formatted(copy));
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
        try (Connection database = environment.database().connect()) {
            database.setAutoCommit(false);
            for (Map.Entry<String, IntFunction<String>> secret : secrets.entrySet()) {
                try (PreparedStatement update = database.prepareStatement(update(secret.getKey()))) {
                    for (int copy = first; copy <= last; copy++) {
                        String value = secret.getValue().apply(copy);
                        update.setString(1, sealer.seal(secret.getKey(), id(copy), value));
                        update.setString(2, id(copy).toString());
                        update.executeUpdate();
                    }
                }
            }
            database.commit();
        }
    }

    private static String update(String column) {
        String[] names = column.split("\\.");
        String key = names[0].equals("broker_config") ? "id" : "config_id";
        return "update " + names[0] + " set " + names[1] + "_sealed = ? where " + key + " = ?";
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
