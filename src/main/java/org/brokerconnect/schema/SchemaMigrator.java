package org.brokerconnect.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The migrations of this release, on one database. A node runs them when it starts, {@code brokerctl} in a pipeline;
 * those that run at the same time are serialised by Flyway's lock. Depends on no server.
 */
public final class SchemaMigrator {

    private final Flyway flyway;

    private SchemaMigrator(Flyway flyway) {
        this.flyway = flyway;
    }

    /** @param database its connections are used without limits of time, because a migration can take many minutes */
    public static SchemaMigrator of(DataSource database) {
        return new SchemaMigrator(flyway(UnlimitedDataSource.of(database)).load());
    }

    static FluentConfiguration flyway(DataSource database) {
        return Flyway.configure(SchemaMigrator.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .table("schema_history")
                .callbacks(new LookalikeOwners());
    }

    /**
     * Reads the state; changes nothing.
     *
     * @throws FlywayException if the database cannot be read
     */
    public SchemaState state() {
        MigrationInfoService info = flyway.info();
        return new SchemaState(
                newest(info, state -> state.isApplied() && !state.isFailed()),
                newest(info, MigrationState::isResolved)
                        .orElseThrow(() -> new IllegalStateException("this release has no migrations")),
                Arrays.stream(info.pending()).map(MigrationInfo::getScript).toList(),
                Arrays.stream(info.all())
                        .filter(migration -> migration.getState().isFailed())
                        .map(MigrationInfo::getScript)
                        .findFirst());
    }

    private static Optional<String> newest(MigrationInfoService info, Predicate<MigrationState> wanted) {
        return Arrays.stream(info.all())
                .filter(migration -> wanted.test(migration.getState()))
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo)
                .map(MigrationVersion::getVersion);
    }

    /**
     * Migrates to the version of this release. A database that is newer stays as it is.
     *
     * @return the migrations that were applied, in this order, such as {@code 18: audit log}; empty if there was none
     * @throws FlywayException if a migration fails or failed earlier, or an applied one is not that of this release
     */
    public List<String> migrate() {
        return flyway.migrate().migrations.stream()
                .map(applied -> applied.version + ": " + applied.description)
                .toList();
    }
}
