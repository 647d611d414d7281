package org.brokerconnect.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Reports, right before migration 11, the connections of owners that the old collation took for one: people whose
 * subjects differ only in case, accents, width or blanks at the end. Until then they saw each other's connections, and
 * one could finish the login of the other; afterwards each sees only their own. No row is merged or changed. The log
 * line names connections, not people.
 */
final class LookalikeOwners extends BaseCallback {

    private static final Logger LOG = Logger.getLogger(LookalikeOwners.class.getName());
    private static final MigrationVersion EXACT_TEXT = MigrationVersion.fromVersion("11");
    private static final int MOST_NAMED = 100;

    /** Compares twice: by the column's own collation, and byte for byte. */
    private static final String LOOKALIKES =
            "select c.id, hex(c.owner) from broker_config c where exists (select 1 from broker_config other"
                    + " where other.owner = c.owner and hex(other.owner) <> hex(c.owner))";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE
                && EXACT_TEXT.equals(context.getMigrationInfo().getVersion());
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            report(context.getConnection());
        } catch (SQLException unreadable) {
            throw new FlywayException("Owners that look alike cannot be listed", unreadable);
        }
    }

    private static void report(Connection database) throws SQLException {
        Set<String> connections = new TreeSet<>();
        Set<String> owners = new TreeSet<>();
        try (Statement query = database.createStatement();
                ResultSet rows = query.executeQuery(LOOKALIKES)) {
            while (rows.next()) {
                connections.add(rows.getString(1));
                owners.add(rows.getString(2));
            }
        }
        if (!connections.isEmpty()) {
            LOG.warning(() -> sentence(connections, owners.size()));
        }
    }

    private static String sentence(Set<String> connections, int owners) {
        return "The subjects of " + owners + " people differ only in case, accents, width or blanks at the end. Until"
                + " this migration they could read each other's " + connections.size() + " connections, and a login by"
                + " one of them could end in a connection of another. Now each person sees only their own. Check in the"
                + " audit log who connected these connections: "
                + String.join(", ", connections.stream().limit(MOST_NAMED).toList())
                + (connections.size() > MOST_NAMED ? ", and more" : "");
    }
}
