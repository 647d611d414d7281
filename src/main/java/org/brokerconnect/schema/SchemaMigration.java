package org.brokerconnect.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Runs Flyway as a Hibernate Integrator, before Hibernate validates entities against the tables. Nodes that start at
 * the same time are serialised by Flyway's lock.
 */
public final class SchemaMigration implements Integrator {

    /**
     * Migrates to the latest version in {@code db/migration}.
     *
     * @throws FlywayException if a migration fails or the database is newer than this application; deployment then
     *     fails
     */
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        DataSource pool = factory.getServiceRegistry()
                .getService(ConnectionProvider.class)
                .unwrap(DataSource.class);
        migrate(UnlimitedDataSource.of(pool));
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // nothing to undo
    }

    static void migrate(DataSource dataSource) {
        flyway(dataSource).load().migrate();
    }

    static FluentConfiguration flyway(DataSource dataSource) {
        return Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .table("schema_history")
                .callbacks(new LookalikeOwners());
    }
}
