package org.brokerconnect.schema;

import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/** Runs {@link SchemaMigrator} as a Hibernate Integrator, before Hibernate validates entities against the tables. */
public final class SchemaMigration implements Integrator {

    /**
     * Migrates to the latest version in {@code db/migration}.
     *
     * @throws FlywayException if a migration fails, or an applied one is not that of this application; deployment then
     *     fails
     */
    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        SchemaMigrator.of(factory.getServiceRegistry()
                        .getService(ConnectionProvider.class)
                        .unwrap(DataSource.class))
                .migrate();
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // nothing to undo
    }
}
