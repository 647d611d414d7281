package org.brokerconnect.schema;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Runs Flyway while Hibernate starts, before it compares entities with tables. Nodes that start together wait for one another on
 * Flyway's own lock.
 */
public final class SchemaMigration implements Integrator {

    /**
     * Migrates to the newest version in {@code db/migration}.
     *
     * @throws FlywayException if a migration fails or the database is newer than this application; the deployment then fails
     */
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        migrate(factory.getServiceRegistry()
                .getService(ConnectionProvider.class)
                .unwrap(DataSource.class));
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // the schema outlives the application
    }

    static void migrate(DataSource dataSource) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .table("schema_history")
                .load()
                .migrate();
    }
}
