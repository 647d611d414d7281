package org.brokerconnect.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.brokerconnect.journey.TestEnvironment;

/**
 * The database's own counters of statements.
 *
 * @param counts by the name of the status variable
 */
record Statements(Map<String, Long> counts) {

    private static final String QUERY = "show global status where variable_name in ('Com_select', 'Com_insert',"
            + " 'Com_update', 'Com_delete', 'Com_commit', 'Com_set_option', 'Com_stmt_execute', 'Questions')";

    static Statements now(TestEnvironment environment) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = environment.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return new Statements(counts);
    }

    Statements since(Statements before) {
        Map<String, Long> difference = new TreeMap<>();
        counts.forEach((name, count) -> difference.put(name, count - before.counts.get(name)));
        return new Statements(difference);
    }

    long selects() {
        return counts.get("Com_select");
    }

    long writes() {
        return counts.get("Com_insert") + counts.get("Com_update") + counts.get("Com_delete");
    }

    /** Statements that the client sent, each a round trip. */
    long roundTrips() {
        return counts.get("Questions");
    }
}
