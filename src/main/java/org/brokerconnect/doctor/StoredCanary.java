package org.brokerconnect.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.vault.KeyFile;
import org.brokerconnect.vault.KeySource;

/** Whether the key ring opens the canary, and so is the one that sealed this database. */
final class StoredCanary {

    private static final String EXISTS = "select count(*) from information_schema.tables"
            + " where table_schema = database() and table_name = 'key_canary'";

    private StoredCanary() {}

    /** Nothing if the database is new, or the key ring is unusable, which another check reports. */
    static List<Finding> examine(Examination set, Connection connection) throws SQLException {
        if (Rows.value(connection, EXISTS).equals("0")) {
            return List.of();
        }
        try {
            String ring = KeySource.of(set.config()).read();
            return Rows.of(connection, "select sealed from key_canary").stream()
                    .filter(stored -> !KeyFile.opensCanary(ring, stored))
                    .map(stored -> Finding.fault("key-wrong"))
                    .toList();
        } catch (InvalidSettingException unusable) {
            return List.of();
        }
    }
}
