package org.brokerconnect.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether the running server publishes the events that all servers wrote to the log. */
final class PublishedEvents {

    /** A server reads the log several times a second. */
    static final long TOLERANCE_SECONDS = 30;

    private PublishedEvents() {}

    /** Nothing without a running server, and while it has no stream to which it publishes. */
    static List<Finding> examine(Examination set, Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (double position :
                set.measurements().of("broker_connect_event_published_position").values()) {
            if (!Double.isNaN(position)) {
                late(connection, (long) position).forEach(findings::add);
            }
        }
        return findings;
    }

    private static List<Finding> late(Connection connection, long published) throws SQLException {
        String events = " from connection_event where position > " + published
                + " and happened_at < utc_timestamp(6) - interval " + TOLERANCE_SECONDS + " second";
        String number = Rows.value(connection, "select count(*)" + events);
        return number.equals("0") ? List.of() : List.of(Finding.fault("events-not-published", number));
    }
}
