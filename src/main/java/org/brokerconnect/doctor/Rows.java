package org.brokerconnect.doctor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the first column of a query. */
final class Rows {

    private Rows() {}

    /** @throws SQLException if the database refuses the query */
    static List<String> of(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** The value in the only row. */
    static String value(Connection connection, String query) throws SQLException {
        return of(connection, query).get(0);
    }
}
