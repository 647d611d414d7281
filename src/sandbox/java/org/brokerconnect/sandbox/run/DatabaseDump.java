package org.brokerconnect.sandbox.run;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Dumps all rows of a database as text, so that a test can search it. */
public final class DatabaseDump {

    private DatabaseDump() {}

    /**
     * Dumps all tables of the database of a connection, one line a row. Binary columns are decoded as ISO-8859-1, so
     * that ASCII text in them is readable.
     */
    public static String of(Connection connection) throws SQLException {
        StringBuilder dump = new StringBuilder();
        for (String table : tables(connection)) {
            dump.append("-- ").append(table).append('\n');
            append(dump, connection, table);
        }
        return dump.toString();
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

    private static void append(StringBuilder dump, Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from `" + table + "`")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    dump.append(text(rows.getObject(column))).append('\t');
                }
                dump.append('\n');
            }
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }
}
