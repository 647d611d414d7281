package org.brokerconnect.schema;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Reads Flyway's schema history. */
@Stateless
public class SchemaStore {

    @PersistenceContext
    private EntityManager entities;

    /** The latest applied version, for example {@code 8}. */
    public String version() {
        Object version = entities.createNativeQuery(
                        "select version from schema_history where success = 1 and version is not null"
                                + " order by installed_rank desc limit 1",
                        String.class)
                .getSingleResult();
        return version.toString();
    }
}
