package org.brokerconnect.journey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads and changes the database directly. */
public final class DatabaseRows {

    private static final String APPEND =
            "insert into connection_event (position, connection_id, sequence, owner, happened_at,"
                    + " change_kind, from_state, to_state, actor, hash)"
                    + " select position - ?, ?, ?, ?, utc_timestamp(6), 'RENEWED',"
                    + " 'CONNECTED', 'CONNECTED', 'system', repeat('0', 64) from event_position";

    private static final List<String> TABLES = List.of(
            "broker_config", "pending_revocation", "connection_event", "event_anchor", "audit_fault", "broker_quota");

    private final TestEnvironment environment;

    public DatabaseRows(TestEnvironment environment) {
        this.environment = environment;
    }

    /** The first column of every row of the result. */
    public List<String> read(String sql, Object... parameters) throws SQLException {
        return column(1, sql, parameters);
    }

    /** The second column of every row of the result. */
    List<String> readSecond(String sql, Object... parameters) throws SQLException {
        return column(2, sql, parameters);
    }

    private List<String> column(int number, String sql, Object... parameters) throws SQLException {
        try (Connection connection = environment.database().connect();
                PreparedStatement query = prepared(connection, sql, parameters);
                ResultSet rows = query.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(number));
            }
            return column;
        }
    }

    /** The second column of every row by its first. */
    public Map<String, String> pairs(String sql) throws SQLException {
        try (Connection connection = environment.database().connect();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            Map<String, String> pairs = new HashMap<>();
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
            return pairs;
        }
    }

    int count(String table) throws SQLException {
        return Integer.parseInt(read("select count(*) from " + table).get(0));
    }

    /** @return the number of changed rows */
    public int change(String sql, Object... parameters) throws SQLException {
        try (Connection connection = environment.database().connect();
                PreparedStatement update = prepared(connection, sql, parameters)) {
            return update.executeUpdate();
        }
    }

    /** Deletes all connections with their events, revocations and rate limits; the log begins anew, unverified. */
    void deleteConnections() throws SQLException {
        for (String table : TABLES) {
            change("delete from " + table);
        }
        change("update audit_log set start_position = (select position from event_position),"
                + " verified_position = start_position, start_at = null, checkpoint_sealed = null");
    }

    /** Appends events with these sequences, as another node does; their hashes are not valid. */
    void appendEvents(String owner, UUID connection, long firstSequence, int count) throws SQLException {
        try (Connection another = environment.database().connect();
                PreparedStatement insert = another.prepareStatement(APPEND)) {
            another.setAutoCommit(false);
            another.createStatement().execute("update event_position set position = position + " + count);
            for (int i = 0; i < count; i++) {
                insert.setInt(1, count - 1 - i);
                insert.setString(2, connection.toString());
                insert.setLong(3, firstSequence + i);
                insert.setString(4, owner);
                insert.addBatch();
            }
            insert.executeBatch();
            another.commit();
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
