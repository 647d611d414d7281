package org.brokerconnect.connection;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** Forgets old events, oldest first. Each connection's newest forgotten event leaves its hash as the anchor of what is left. */
@Stateless
public class EventRetentionStore {

    @PersistenceContext
    private EntityManager entities;

    /** At most {@code batch} events that happened before this instant. */
    public void forgetBefore(Instant end, int batch) {
        List<ConnectionEvent> old = entities.createQuery(
                        "select e from ConnectionEvent e where e.happenedAt < :end order by e.position",
                        ConnectionEvent.class)
                .setParameter("end", end)
                .setMaxResults(batch)
                .getResultList();
        for (ConnectionEvent event : old) {
            entities.merge(new EventAnchor(event));
            entities.remove(event);
        }
    }
}
