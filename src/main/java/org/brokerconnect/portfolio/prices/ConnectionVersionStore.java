package org.brokerconnect.portfolio.prices;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the versions of many connections with one query, to detect changes made by other nodes. Callers have already
 * checked ownership.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ConnectionVersionStore {

    private static final String VERSIONS = "select new org.brokerconnect.portfolio.prices.ConnectionVersion("
            + "c.id, c.storedState.stored, c.credentialsVersion, s.tokenVersion, s.tokensSince) from BrokerConfig c"
            + " left join ConnectionSession s on s.configId = c.id where c.id in :ids";

    @PersistenceContext
    private EntityManager entities;

    /** @param ids not empty; ids of deleted connections are absent from the result */
    public Map<UUID, ConnectionVersion> find(Collection<UUID> ids) {
        return entities.createQuery(VERSIONS, ConnectionVersion.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(ConnectionVersion::configId, Function.identity()));
    }
}
