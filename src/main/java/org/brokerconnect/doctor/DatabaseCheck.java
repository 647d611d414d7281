package org.brokerconnect.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.config.InvalidSettingException;

/** The database: reachable, and each part of it on one connection. */
final class DatabaseCheck implements Check {

    /** What can be examined once the database is reachable. */
    @FunctionalInterface
    interface Part {

        /** @throws SQLException if the database does not answer */
        List<Finding> examine(Examination set, Connection connection) throws SQLException;
    }

    private static final List<Part> PARTS = List.of(
            DatabaseServer::examine,
            DatabaseClock::examine,
            SchemaTables::examine,
            StoredCanary::examine,
            LimitStore::examine,
            PublishedEvents::examine);

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Finding> examine(Examination set) throws SQLException {
        try (Connection connection = set.database().getConnection()) {
            List<Finding> findings = new ArrayList<>();
            for (Part part : PARTS) {
                findings.addAll(part.examine(set, connection));
            }
            return findings;
        } catch (SQLException unreachable) {
            return List.of(Finding.fault("database-unreachable", unreachable.getMessage()));
        } catch (InvalidSettingException notSet) {
            return List.of(Finding.ofSetting(notSet.getMessage()));
        }
    }
}
