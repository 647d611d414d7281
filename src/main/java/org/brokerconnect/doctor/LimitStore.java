package org.brokerconnect.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Whether the database lets the application use the table in which all servers count calls and requests. */
final class LimitStore {

    private static final String TABLE = "broker_quota";
    private static final String EXISTS = "select count(*) from information_schema.tables"
            + " where table_schema = database() and table_name = '" + TABLE + "'";

    /** What the limiter executes, without a row: the database compares privileges before it looks for rows. */
    private static final List<String> STATEMENTS = List.of(
            "select id from " + TABLE + " where false for update",
            "insert into " + TABLE + " (id, full_at) select id, full_at from " + TABLE + " where false",
            "update " + TABLE + " set full_at = full_at where false",
            "delete from " + TABLE + " where false");

    private LimitStore() {}

    /** Nothing if the table is missing, which another check reports. */
    static List<Finding> examine(Examination set, Connection connection) throws SQLException {
        if (Rows.value(connection, EXISTS).equals("0")) {
            return List.of();
        }
        try (Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS) {
                statement.execute(sql);
            }
            return List.of();
        } catch (SQLException refused) {
            return List.of(Finding.fault("limits-store-refused", TABLE, refused.getMessage()));
        }
    }
}
