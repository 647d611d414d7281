package org.brokerconnect.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is next due for a session, how often the broker failed it in a row, and who is renewing it just now. */
@Embeddable
public class SessionUpkeep {

    @Column(name = "renew_at")
    private Instant renewAt;

    @Column(name = "check_at")
    private Instant checkAt;

    @Column(name = "warn_at")
    private Instant warnAt;

    @Column(name = "read_at")
    private Instant readAt;

    @Column(nullable = false)
    private int failures;

    @Column(name = "trouble_since")
    private Instant troubleSince;

    @Column(name = "lease_owner")
    private UUID leaseOwner;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    /** Starts over with new tokens. */
    void begin(SessionPlan plan) {
        renewAt = plan.renewAt();
        checkAt = plan.checkAt();
        warnAt = plan.warnAt();
        // like a check, reading is for what nobody uses; whoever reads plans the next time
        readAt = plan.checkAt();
        succeeded();
        leaseOwner = null;
        leaseUntil = null;
    }

    /** Nothing is due for a session without tokens. */
    void end() {
        begin(SessionPlan.NOTHING);
    }

    void succeeded() {
        failures = 0;
        troubleSince = null;
    }

    /** The broker failed once more. @return for how long it has been failing */
    Duration failed(Instant now) {
        failures++;
        troubleSince = troubleSince == null ? now : troubleSince;
        return Duration.between(troubleSince, now);
    }

    void checkAgain(Instant at) {
        checkAt = at;
    }

    /** Puts a renewal off, and lets whoever comes then take it. */
    void renewAgain(Instant at) {
        renewAt = at;
        leaseOwner = null;
        leaseUntil = null;
    }

    boolean isWarningDueAt(Instant now) {
        return warnAt != null && !now.isBefore(warnAt);
    }

    void warnAgain(Instant at) {
        warnAt = at;
    }

    /** How often in a row the broker failed this session; 0 when the last call went well. */
    public int failures() {
        return failures;
    }

    Optional<Instant> renewAt() {
        return Optional.ofNullable(renewAt);
    }

    public boolean isRenewalDueAt(Instant now) {
        return renewAt != null && !now.isBefore(renewAt);
    }

    /** Whether somebody is renewing it. */
    public boolean isLeasedAt(Instant now) {
        return leaseUntil != null && now.isBefore(leaseUntil);
    }

    /** Whether {@code node} alone may renew the session until after {@code instant}. */
    public boolean isLeasedTo(UUID node, Instant instant) {
        return node.equals(leaseOwner) && isLeasedAt(instant);
    }

    /** Whether a renewal failed and is not to be tried again yet. */
    public boolean isBackingOffAt(Instant now) {
        return failures > 0 && renewAt != null && now.isBefore(renewAt);
    }

    /** Makes a renewal due by {@code now}, unless it failed and waits. */
    void renewBy(Instant now) {
        renewAt = failures == 0 && (renewAt == null || now.isBefore(renewAt)) ? now : renewAt;
    }

    /** Lets this node alone renew it until then. The caller holds the row. */
    public void lease(UUID owner, Instant until) {
        leaseOwner = owner;
        leaseUntil = until;
    }
}
