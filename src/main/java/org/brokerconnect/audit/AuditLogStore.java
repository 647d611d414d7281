package org.brokerconnect.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Stores the state and the result of the verification. One run at a time in the fleet leases the row, renews the lease
 * with each page of events, and writes nothing once another run has taken over.
 */
@Stateless
public class AuditLogStore {

    /** The most faults that are stored; an attacker can alter any number of events. */
    public static final int MAX_FAULTS = 1_000;

    /** The most faults that a status lists. */
    public static final int SHOWN_FAULTS = 100;

    /** Longer than reading one page takes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    @PersistenceContext
    private EntityManager entities;

    private Clock clock;

    /** For the container. */
    public AuditLogStore() {}

    @Inject
    AuditLogStore(Clock clock) {
        this.clock = clock;
    }

    /** Requests a full verification, which the next run makes, unless one is requested or under way. */
    public void request() {
        lock().request(clock.instant());
    }

    /** @return the claim of a new run; empty while another one runs */
    public Optional<UUID> lease() {
        UUID claim = UUID.randomUUID();
        Instant now = clock.instant();
        return lock().lease(claim, now, now.plus(LEASE)) ? Optional.of(claim) : Optional.empty();
    }

    /** Ends a run, so that the next one can begin. */
    public void release(UUID claim) {
        change(claim, AuditLog::release);
    }

    /** The checkpoint; empty if it was altered. */
    public Optional<Checkpoint> checkpoint() {
        entities.clear();
        return entities.find(AuditLog.class, AuditLog.ID).checkpoint();
    }

    /** Whether a full verification was requested or cut off, or the last one is older than {@code interval}. */
    public boolean isFullDue(Duration interval) {
        entities.clear();
        return entities.find(AuditLog.class, AuditLog.ID)
                .isFullDue(clock.instant().minus(interval));
    }

    /**
     * Stores that new events were verified up to a point, with the faults among them. Retention may have moved the
     * start meanwhile.
     *
     * @return false if another run has taken over, or the checkpoint was altered
     */
    public boolean advance(UUID claim, LogPoint verified, Collection<LogFault> faults) {
        AuditLog log = lock();
        Optional<Checkpoint> checkpoint = log.checkpoint();
        if (!log.isLeasedTo(claim) || checkpoint.isEmpty()) {
            return false;
        }
        Checkpoint known = checkpoint.get();
        log.seal(known.verifiedTo(verified).withAnchors(known.isSealed() ? known.anchors() : countAnchors()), null);
        renew(log, claim);
        store(faults);
        return true;
    }

    private long countAnchors() {
        return entities.createQuery("select count(a) from EventAnchor a", Long.class)
                .getSingleResult();
    }

    private void renew(AuditLog log, UUID claim) {
        Instant now = clock.instant();
        log.lease(claim, now, now.plus(LEASE));
    }

    private void store(Collection<LogFault> faults) {
        long stored = countFaults();
        for (LogFault fault : faults) {
            if (stored < MAX_FAULTS && entities.find(AuditFault.class, fault.id()) == null) {
                entities.persist(new AuditFault(fault, clock.instant()));
                stored++;
            }
        }
    }

    private long countFaults() {
        return entities.createQuery("select count(f) from AuditFault f", Long.class)
                .getSingleResult();
    }

    /** Stores that all new events are verified, with faults of the whole log. */
    public void finishNew(UUID claim, Collection<LogFault> faults) {
        change(claim, log -> {
            log.finishNew(clock.instant());
            store(faults);
        });
    }

    /** Stores that a full verification began. */
    public void beginFull(UUID claim) {
        change(claim, log -> log.beginFull(clock.instant()));
    }

    /** Stores up to which position a full verification has read. @return false if another run has taken over */
    public boolean progress(UUID claim, long position) {
        return change(claim, log -> {
            log.fullAt(position);
            renew(log, claim);
        });
    }

    /** Stores the result of a full verification, which replaces all stored faults. */
    public void finishFull(UUID claim, long events, Collection<LogFault> faults) {
        change(claim, log -> {
            log.finishFull(clock.instant(), events);
            List<UUID> found = faults.stream().map(LogFault::id).toList();
            entities.createQuery("select f from AuditFault f", AuditFault.class)
                    .getResultStream()
                    .filter(known -> !known.fault().ofEntries())
                    .filter(known -> !found.contains(known.fault().id()))
                    .forEach(entities::remove);
            entities.flush();
            store(faults);
        });
    }

    /** The stored result, at one moment. */
    public VerificationStatus status() {
        entities.clear();
        long newest = (Long) entities.createNativeQuery("select position from event_position where id = 1", Long.class)
                .getSingleResult();
        List<LogFault> faults = entities.createQuery(
                        "select f from AuditFault f order by f.foundAt, f.firstPosition, f.id", AuditFault.class)
                .setMaxResults(SHOWN_FAULTS)
                .getResultStream()
                .map(AuditFault::fault)
                .toList();
        return entities.find(AuditLog.class, AuditLog.ID).status(faults, countFaults(), newest);
    }

    private boolean change(UUID claim, Consumer<AuditLog> change) {
        AuditLog log = lock();
        if (log.isLeasedTo(claim)) {
            change.accept(log);
            return true;
        }
        return false;
    }

    private AuditLog lock() {
        return entities.find(AuditLog.class, AuditLog.ID, LockModeType.PESSIMISTIC_WRITE);
    }
}
