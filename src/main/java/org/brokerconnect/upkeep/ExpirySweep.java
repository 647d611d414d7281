package org.brokerconnect.upkeep;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.DueStore;
import org.brokerconnect.connection.SessionStore;

/** Ends sessions whose time is over, and tells people whose sessions will be over soon. Asks no broker. */
@Dependent
class ExpirySweep {

    private final DueStore due;
    private final SessionStore sessions;
    private final UpkeepConfig config;

    @Inject
    ExpirySweep(DueStore due, SessionStore sessions, UpkeepConfig config) {
        this.due = due;
        this.sessions = sessions;
        this.config = config;
    }

    void run() {
        List<Connection> ended;
        do {
            ended = due.ended(config.batch());
            ended.forEach(this::end);
        } while (ended.size() == config.batch());
        due.toWarn(config.batch()).forEach(this::warn);
    }

    private void end(Connection connection) {
        sessions.loginRequired(connection.config().id(), tokenVersion(connection), "session-ended");
    }

    private void warn(Connection connection) {
        sessions.warn(connection.config().id(), tokenVersion(connection));
    }

    private static long tokenVersion(Connection connection) {
        return connection.session().orElseThrow().tokenVersion();
    }
}
