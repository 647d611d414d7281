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
 * Deletes old events in the order of their positions, up to the first event that is kept, because the clocks of nodes
 * differ and the remaining log must have no gap. The newest deleted event of each connection becomes the anchor of its
 * remaining chain.
 */
@Stateless
public class EventRetentionStore {

    @PersistenceContext
    private EntityManager entities;

    /** Deletes at most {@code batch} events that happened before {@code end}. */
    public void deleteBefore(Instant end, int batch) {
        // the lock on the oldest event serialises nodes; a node that waited finds the event deleted
        Optional<ConnectionEvent> oldest =
                oldest(1).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream()
                        .findFirst();
        if (oldest.filter(event -> event.happenedAt().isBefore(end)).isPresent()) {
            oldest(batch).getResultList().stream()
                    .takeWhile(event -> event.happenedAt().isBefore(end))
                    .forEach(this::delete);
        }
    }

    private TypedQuery<ConnectionEvent> oldest(int batch) {
        return entities.createQuery("select e from ConnectionEvent e order by e.position", ConnectionEvent.class)
                .setMaxResults(batch);
    }

    private void delete(ConnectionEvent event) {
        entities.merge(new EventAnchor(event));
        entities.remove(event);
    }
}
