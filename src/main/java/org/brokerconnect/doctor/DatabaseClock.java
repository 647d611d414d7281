package org.brokerconnect.doctor;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether the clock of the database is ours. Nodes compare instants that others stored. */
final class DatabaseClock {

    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private DatabaseClock() {}

    static List<Finding> examine(Examination set, Connection connection) throws SQLException {
        Instant before = set.clock().instant();
        BigDecimal seconds = new BigDecimal(Rows.value(connection, "select unix_timestamp(sysdate(6))"));
        Instant after = set.clock().instant();
        Instant there = Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
        Duration difference = there.isBefore(before)
                ? Duration.between(before, there)
                : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        return difference.abs().compareTo(TOLERANCE) > 0
                ? List.of(Finding.fault("clock-differs-from-database", difference.toSeconds()))
                : List.of();
    }
}
