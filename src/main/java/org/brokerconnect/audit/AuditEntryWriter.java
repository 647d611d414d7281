package org.brokerconnect.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.brokerconnect.identity.RequestOrigin;

/**
 * Appends to the administration log. The entry is committed before the method returns, also when the caller's
 * transaction fails later: what somebody tried is recorded. A caller that reads data writes the entry first, so that
 * nothing is read that could not be recorded.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditEntryWriter {

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public AuditEntryWriter() {}

    @Inject
    AuditEntryWriter(Clock clock) {
        this.clock = clock;
    }

    /** Appends an entry with the current time and the address of the current request. */
    public AuditEntry append(AuditEntry.Content content) {
        Object[] head = (Object[]) entities.createNativeQuery(
                        "select position, hash from audit_head where id = 1 for update", Object[].class)
                .getSingleResult();
        long position = ((Number) head[0]).longValue() + 1;
        AuditEntry entry =
                new AuditEntry(position, (String) head[1], content, clock.instant(), RequestOrigin.current());
        entities.persist(entry);
        entities.createNativeQuery("update audit_head set position = ?1, hash = ?2 where id = 1")
                .setParameter(1, position)
                .setParameter(2, entry.hash())
                .executeUpdate();
        return entry;
    }
}
