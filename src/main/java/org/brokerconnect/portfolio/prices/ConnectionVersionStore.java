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

/** Tells cheaply which of many connections changed, whichever node changed them. For those who looked at them before, as their owners. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ConnectionVersionStore {

    private static final String MARKS = "select new org.brokerconnect.portfolio.prices.ConnectionVersion("
            + "c.id, c.storedState.stored, c.credentialsVersion, s.tokenVersion, s.tokensSince) from BrokerConfig c"
            + " left join ConnectionSession s on s.configId = c.id where c.id in :ids";

    @PersistenceContext
    private EntityManager entities;

    /** Of those that exist. One query, for any number above 0. */
    public Map<UUID, ConnectionVersion> of(Collection<UUID> ids) {
        return entities.createQuery(MARKS, ConnectionVersion.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(ConnectionVersion::configId, Function.identity()));
    }
}
