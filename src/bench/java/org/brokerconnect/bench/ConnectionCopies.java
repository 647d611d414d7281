package org.brokerconnect.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.brokerconnect.journey.DatabaseRows;

/** Copies of one connection, each of a person and an account of its own; their secrets do not open. */
final class ConnectionCopies {

    private static final String ID = "cast(concat('00000000-0000-4000-8000-', lpad(hex(seq), 12, '0')) as uuid)";

    private final DatabaseRows rows;
    private final String model;

    /** @param model the id of the connection to copy */
    ConnectionCopies(DatabaseRows rows, String model) {
        this.rows = rows;
        this.model = model;
    }

    /** Adds copies with the numbers {@code first} to {@code last}. */
    void add(int first, int last) throws SQLException {
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
