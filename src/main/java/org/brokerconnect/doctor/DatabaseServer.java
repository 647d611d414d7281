package org.brokerconnect.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.database.Database;

/** The version and the variables of the database. */
final class DatabaseServer {

    private static final int MIN_MAJOR = 10;
    private static final int MIN_MINOR = 6;
    private static final long MIN_PACKET = 4L << 20;

    private DatabaseServer() {}

    static List<Finding> examine(Examination set, Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        int major = connection.getMetaData().getDatabaseMajorVersion();
        int minor = connection.getMetaData().getDatabaseMinorVersion();
        String version = Rows.value(connection, "select @@version");
        if (!version.contains("MariaDB") || major < MIN_MAJOR || major == MIN_MAJOR && minor < MIN_MINOR) {
            findings.add(Finding.fault("database-version", version, MIN_MAJOR + "." + MIN_MINOR));
        }
        if (set.isPool() && connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            findings.add(Finding.fault("database-isolation", Rows.value(connection, "select @@tx_isolation")));
        }
        String mode = Rows.value(connection, "select @@sql_mode");
        if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES")) {
            findings.add(Finding.fault("database-not-strict", mode));
        }
        long connections = Long.parseLong(Rows.value(connection, "select @@max_connections"));
        if (connections <= Database.MAX_POOL_SIZE) {
            findings.add(Finding.fault("database-connections", connections, Database.MAX_POOL_SIZE));
        }
        long packet = Long.parseLong(Rows.value(connection, "select @@max_allowed_packet"));
        if (packet < MIN_PACKET) {
            findings.add(Finding.fault("database-packet", packet, MIN_PACKET));
        }
        return findings;
    }
}
