package org.brokerconnect.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Deletes old events in the order of their positions, up to the first event that is kept, because the clocks of nodes
 * differ and the remaining log must have no gap. Only verified events are deleted. The newest deleted event of each
 * connection becomes the anchor of its remaining chain, and the digest of all deleted events the start of the log. A
 * connection of which nothing is left keeps no anchor.
 */
@Stateless
public class EventRetentionStore {

    private static final String OLDEST = "select new org.brokerconnect.audit.EventRetentionStore$OldEvent("
            + "e.position, e.connectionId, e.happenedAt, e.hash) from ConnectionEvent e"
            + " where e.position > :start and e.position <= :verified order by e.position";

    private static final String ANCHORS = """
            insert into event_anchor (connection_id, sequence, hash)
              select e.connection_id, e.sequence, e.hash from connection_event e
              join (select connection_id, max(sequence) as sequence from connection_event
                where position > :start and position <= :last group by connection_id) newest
              on newest.connection_id = e.connection_id and newest.sequence = e.sequence
            on duplicate key update sequence = values(sequence), hash = values(hash)""";

    @PersistenceContext
    private EntityManager entities;

    /** What retention reads of an event. */
    public record OldEvent(long position, UUID connection, Instant happenedAt, String hash) {}

    /** Deletes at most {@code batch} events that happened before {@code end}; none if the checkpoint was altered. */
    public void deleteBefore(Instant end, int batch) {
        // the lock serialises nodes and the verification
        AuditLog log = entities.find(AuditLog.class, AuditLog.ID, LockModeType.PESSIMISTIC_WRITE);
        log.checkpoint().filter(Checkpoint::isSealed).ifPresent(known -> {
            List<OldEvent> old = oldest(known, batch).stream()
                    .takeWhile(event -> event.happenedAt().isBefore(end))
                    .toList();
            if (!old.isEmpty()) {
                log.seal(without(old, known), old.get(old.size() - 1).happenedAt());
            }
        });
    }

    private List<OldEvent> oldest(Checkpoint known, int batch) {
        return entities.createQuery(OLDEST, OldEvent.class)
                .setParameter("start", known.start().position())
                .setParameter("verified", known.verified().position())
                .setMaxResults(batch)
                .getResultList();
    }

    /** Deletes the events. @return the checkpoint afterwards */
    private Checkpoint without(List<OldEvent> old, Checkpoint known) {
        LogPoint start = known.start();
        for (OldEvent event : old) {
            start = start.after(event.position(), event.hash());
        }
        entities.createNativeQuery(ANCHORS)
                .setParameter("start", known.start().position())
                .setParameter("last", start.position())
                .executeUpdate();
        entities.createQuery("delete from ConnectionEvent e where e.position > :start and e.position <= :last")
                .setParameter("start", known.start().position())
                .setParameter("last", start.position())
                .executeUpdate();
        deleteAnchors(old.stream().map(OldEvent::connection).distinct().toList());
        return known.startingAt(start).withAnchors(countAnchors());
    }

    /** Deletes the anchors of those connections that are deleted and have no event left. */
    private void deleteAnchors(List<UUID> connections) {
        List<UUID> gone = entities.createQuery(
                        "select a.connectionId from EventAnchor a where a.connectionId in :connections"
                                + " and not exists (select 1 from BrokerConfig c where c.id = a.connectionId)"
                                + " and not exists (select 1 from ConnectionEvent e"
                                + " where e.connectionId = a.connectionId)",
                        UUID.class)
                .setParameter("connections", connections)
                .getResultList();
        if (!gone.isEmpty()) {
            entities.createQuery("delete from EventAnchor a where a.connectionId in :gone")
                    .setParameter("gone", gone)
                    .executeUpdate();
        }
    }

    private long countAnchors() {
        return entities.createQuery("select count(a) from EventAnchor a", Long.class)
                .getSingleResult();
    }
}
