package org.brokerconnect.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Optional;
import org.brokerconnect.connection.ConnectionEvent;

/**
 * Forgets old events, oldest first. It stops at the first that is young enough: clocks of nodes differ, and what is left has to be without gaps.
 * Each connection's newest forgotten event leaves its hash as the anchor of what is left.
 */
@Stateless
public class EventRetentionStore {

    @PersistenceContext
    private EntityManager entities;

    /** At most {@code batch} events that happened before this instant. */
    public void forgetBefore(Instant end, int batch) {
        // whoever holds the oldest event forgets; other nodes wait here and then find it gone
        Optional<ConnectionEvent> oldest =
                oldest(1).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
                        .findFirst();
        if (oldest.filter(event -> event.happenedAt().isBefore(end)).isPresent()) {
            oldest(batch).getResultList().stream()
                    .takeWhile(event -> event.happenedAt().isBefore(end))
                    .forEach(this::forget);
        }
    }

    private TypedQuery<ConnectionEvent> oldest(int batch) {
        return entities.createQuery("select e from ConnectionEvent e order by e.position", ConnectionEvent.class)
                .setMaxResults(batch);
    }

    private void forget(ConnectionEvent event) {
        entities.merge(new EventAnchor(event));
        entities.remove(event);
    }
}
