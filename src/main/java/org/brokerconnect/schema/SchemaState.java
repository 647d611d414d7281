package org.brokerconnect.schema;

import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/**
 * What a database has of the migrations of this release.
 *
 * @param current the version of the newest migration that was applied; empty without a schema
 * @param released the version of this release
 * @param pending the scripts that are not applied, in their order
 * @param failed the script that failed and left the schema in an unknown state; empty if none did
 */
public record SchemaState(Optional<String> current, String released, List<String> pending, Optional<String> failed) {

    /** Whether the database is exactly at the version of this release. */
    public boolean isReleased() {
        return failed.isEmpty() && pending.isEmpty() && current.equals(Optional.of(released));
    }

    /** Whether a later release migrated the database. */
    public boolean isNewer() {
        return current.map(MigrationVersion::fromVersion)
                .filter(version -> version.compareTo(MigrationVersion.fromVersion(released)) > 0)
                .isPresent();
    }
}
