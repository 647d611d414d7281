package org.brokerconnect.journey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database, looked into and changed behind the application's back. */
final class Rows {

    private final Stack stack;

    Rows(Stack stack) {
        this.stack = stack;
    }

    /** The first column of every row. */
    List<String> read(String sql, Object... parameters) throws SQLException {
        try (Connection connection = stack.database().connect();
                PreparedStatement query = prepared(connection, sql, parameters);
                ResultSet rows = query.executeQuery()) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    int count(String table) throws SQLException {
        return Integer.parseInt(read("select count(*) from " + table).get(0));
    }

    /** The number of rows that it changed. */
    int change(String sql, Object... parameters) throws SQLException {
        try (Connection connection = stack.database().connect();
                PreparedStatement update = prepared(connection, sql, parameters)) {
            return update.executeUpdate();
        }
    }

    /** Nobody has a connection any more. */
    void forgetEverybody() throws SQLException {
        for (String table : List.of("broker_config", "pending_revocation", "connection_event")) {
            change("delete from " + table);
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
