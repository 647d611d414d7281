package org.brokerconnect.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brokerconnect.audit.LogFault.FaultKind;

/**
 * Verifies the administration log and deletes its old entries, while others append to it. The lock of the row {@link
 * EntryLog} serialises nodes; appending does not wait for it.
 */
@Stateless
public class EntryLogStore {

    private static final List<String> ACTIONS =
            Arrays.stream(AuditAction.values()).map(Enum::name).toList();

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public EntryLogStore() {}

    @Inject
    EntryLogStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Verifies the next page of entries that are new since the last run, and stores the faults.
     *
     * @return whether more may be left
     */
    public boolean verifyNew(int size) {
        EntryLog log = lock();
        Optional<Checkpoint> checkpoint = log.checkpoint();
        if (checkpoint.isEmpty()) {
            store(List.of(LogFault.ofEntryLog(FaultKind.CHECKPOINT)));
            return false;
        }
        Checkpoint known = checkpoint.get();
        long newest = newest();
        if (newest < known.verified().position()) {
            store(List.of(LogFault.ofEntries(
                    FaultKind.MISSING, newest + 1, known.verified().position())));
            return false;
        }
        EntryWalk walk = EntryWalk.over(page(known.verified(), newest, size), known.verified(), newest, size);
        log.seal(known.verifiedTo(walk.point()));
        log.verifiedAt(clock.instant());
        store(walk.faults());
        return walk.point().position() < newest;
    }

    private long newest() {
        return (Long) entities.createNativeQuery("select position from audit_head where id = 1", Long.class)
                .getSingleResult();
    }

    /** The checkpoint; empty if it was altered. */
    public Optional<Checkpoint> checkpoint() {
        entities.clear();
        return entities.find(EntryLog.class, EntryLog.ID).checkpoint();
    }

    /** Whether the last full verification is older than {@code interval}. */
    public boolean isFullDue(Duration interval) {
        entities.clear();
        return entities.find(EntryLog.class, EntryLog.ID)
                .isFullDue(clock.instant().minus(interval));
    }

    /** Verifies a page of entries again, and stores nothing. */
    public EntryWalk verify(LogPoint after, long last, int size) {
        return EntryWalk.over(page(after, last, size), after, last, size);
    }

    /** Stores the result of a full verification, which replaces the stored faults of entries. */
    public void finishFull(Collection<LogFault> faults) {
        EntryLog log = lock();
        log.fullVerifiedAt(clock.instant());
        List<UUID> found = faults.stream().map(LogFault::id).toList();
        entities.createQuery("select f from AuditFault f", AuditFault.class)
                .getResultStream()
                .filter(known -> known.fault().ofEntries())
                .filter(known -> !found.contains(known.fault().id()))
                .forEach(entities::remove);
        entities.flush();
        store(faults);
    }

    /**
     * Deletes at most {@code batch} of the oldest verified entries, up to the first one that is kept: the rest has no
     * gap, and its first entry follows the hash in {@link EntryLog}.
     *
     * @param end entries from this time on are kept
     * @return how many were deleted
     */
    public int deleteBefore(Instant end, int batch) {
        EntryLog log = lock();
        Optional<Checkpoint> known = log.checkpoint().filter(Checkpoint::isSealed);
        if (known.isEmpty()) {
            return 0;
        }
        List<AuditEntry> old = entities.createQuery(
                        "select e from AuditEntry e where e.position > :start and e.position <= :verified"
                                + " order by e.position",
                        AuditEntry.class)
                .setParameter("start", known.get().start().position())
                .setParameter("verified", known.get().verified().position())
                .setMaxResults(batch)
                .getResultStream()
                .takeWhile(entry -> entry.happenedAt().isBefore(end))
                .toList();
        if (!old.isEmpty()) {
            AuditEntry last = old.get(old.size() - 1);
            entities.createQuery("delete from AuditEntry e where e.position <= :last")
                    .setParameter("last", last.position())
                    .executeUpdate();
            log.seal(known.get().startingAt(new LogPoint(last.position(), last.hash())));
        }
        return old.size();
    }

    /** An entry with an unknown action cannot be read as an entity, so the names are compared first. */
    private List<EntryWalk.Row> page(LogPoint after, long last, int size) {
        List<Object[]> rows = rows(after.position(), last, size);
        List<Long> readable = rows.stream()
                .filter(row -> ACTIONS.contains(row[2].toString()))
                .map(row -> ((Number) row[0]).longValue())
                .toList();
        Map<Long, AuditEntry> entries = entities.createQuery(
                        "select e from AuditEntry e where e.position in :positions", AuditEntry.class)
                .setParameter("positions", readable)
                .getResultStream()
                .collect(Collectors.toMap(AuditEntry::position, Function.identity()));
        return rows.stream()
                .map(row -> new EntryWalk.Row(
                        ((Number) row[0]).longValue(), row[1].toString(), entries.get(((Number) row[0]).longValue())))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(long after, long last, int size) {
        return entities.createNativeQuery("select position, hash, action from audit_entry"
                        + " where position > ?1 and position <= ?2 order by position")
                .setParameter(1, after)
                .setParameter(2, last)
                .setMaxResults(size)
                .getResultList();
    }

    private void store(Collection<LogFault> faults) {
        long stored = entities.createQuery("select count(f) from AuditFault f", Long.class)
                .getSingleResult();
        for (LogFault fault : faults) {
            if (stored < AuditLogStore.MAX_FAULTS && entities.find(AuditFault.class, fault.id()) == null) {
                entities.persist(new AuditFault(fault, clock.instant()));
                stored++;
            }
        }
    }

    private EntryLog lock() {
        return entities.find(EntryLog.class, EntryLog.ID, LockModeType.PESSIMISTIC_WRITE);
    }
}
