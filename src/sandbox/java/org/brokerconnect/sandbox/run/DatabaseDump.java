package org.brokerconnect.sandbox.run;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything that a database holds, as text to search in: each table, each row, each column. */
public final class DatabaseDump {

    private DatabaseDump() {}

    /** All tables of the connection's database, one line a row; bytes are read as Latin-1, so that text in them shows. */
    public static String of(Connection connection) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (String table : tables(connection)) {
            text.append("-- ").append(table).append('\n');
            append(text, connection, table);
        }
        return text.toString();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static void append(StringBuilder text, Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from `" + table + "`")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    text.append(shown(rows.getObject(column))).append('\t');
                }
                text.append('\n');
            }
        }
    }

    private static String shown(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }
}
