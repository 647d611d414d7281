package org.brokerconnect.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The due times of a session, the number of consecutive failed calls, the number of renewals without an event, and the
 * lease of its renewal.
 */
@Embeddable
public class SessionSchedule {

    /** The database's copy of the end of a session with tokens that cannot be renewed, by which a sweep finds it. */
    @Column(name = "due_ends", insertable = false, updatable = false)
    private Instant dueEnds;

    @Column(name = "renew_at")
    private Instant renewAt;

    @Column(name = "check_at")
    private Instant checkAt;

    @Column(name = "warn_at")
    private Instant warnAt;

    @Column(nullable = false)
    private int failures;

    @Column(name = "trouble_since")
    private Instant failingSince;

    /** Whether {@link #renewAt} is the next try after a failed renewal. */
    @Column(name = "renewal_backs_off", nullable = false)
    private boolean renewalBacksOff;

    /** The day, in UTC, of {@link #silentRenewals}; null if there was none. */
    @Column(name = "silent_renewals_on")
    private LocalDate silentRenewalsOn;

    @Column(name = "silent_renewals", nullable = false)
    private int silentRenewals;

    @Column(name = "lease_owner")
    private UUID leaseOwner;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    /** Nothing is due. */
    protected SessionSchedule() {}

    /** As read without due times, only for showing. */
    SessionSchedule(LocalDate silentRenewalsOn, int silentRenewals) {
        this.silentRenewalsOn = silentRenewalsOn;
        this.silentRenewals = silentRenewals;
    }

    /** Starts over with new tokens. */
    void start(SessionPlan plan) {
        renewAt = plan.renewAt();
        renewalBacksOff = false;
        checkAt = plan.checkAt();
        warnAt = plan.warnAt();
        resetFailures();
        releaseLease();
    }

    /** Clears all due times, because the session has no tokens. */
    void clear() {
        start(SessionPlan.NOTHING);
    }

    /** Counts a renewal that is no event. */
    void countSilentRenewal(Instant now) {
        silentRenewals = silentRenewalsAt(now) + 1;
        silentRenewalsOn = dayOf(now);
    }

    /** How many renewals without an event there were on the day of {@code now}, in UTC. */
    public int silentRenewalsAt(Instant now) {
        return dayOf(now).equals(silentRenewalsOn) ? silentRenewals : 0;
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    void resetFailures() {
        failures = 0;
        failingSince = null;
    }

    /** Counts one more failed call. @return for how long calls have been failing */
    Duration countFailure(Instant now) {
        failures++;
        failingSince = failingSince == null ? now : failingSince;
        return Duration.between(failingSince, now);
    }

    void checkAt(Instant at) {
        checkAt = at;
    }

    /** Schedules the next try of a failed renewal for {@code at}, and releases its lease. */
    void postponeRenewal(Instant at) {
        renewAt = at;
        renewalBacksOff = true;
        releaseLease();
    }

    private void releaseLease() {
        leaseOwner = null;
        leaseUntil = null;
    }

    boolean isWarningDueAt(Instant now) {
        return warnAt != null && !now.isBefore(warnAt);
    }

    /** @param at null when no warning is left */
    void warnAt(Instant at) {
        warnAt = at;
    }

    /** How many calls failed in a row; 0 when the last call succeeded. */
    public int failures() {
        return failures;
    }

    public boolean isRenewalDueAt(Instant now) {
        return renewAt != null && !now.isBefore(renewAt);
    }

    /** Whether the renewal is leased at {@code now}. */
    public boolean isLeasedAt(Instant now) {
        return leaseUntil != null && now.isBefore(leaseUntil);
    }

    /** Whether the lease of {@code claim} lasts until after {@code instant}. */
    public boolean isLeasedTo(UUID claim, Instant instant) {
        return claim.equals(leaseOwner) && isLeasedAt(instant);
    }

    /** Whether a renewal failed and its next try is still to come. */
    public boolean isBackingOffAt(Instant now) {
        return failures > 0 && renewalBacksOff && renewAt != null && now.isBefore(renewAt);
    }

    /** Makes a renewal due by {@code now}, unless an earlier one failed and backs off. */
    void renewBy(Instant now) {
        renewAt = failures == 0 && (renewAt == null || now.isBefore(renewAt)) ? now : renewAt;
    }

    /** Leases the renewal to the holder of {@code claim}. The caller holds the row lock. */
    public void lease(UUID claim, Instant until) {
        leaseOwner = claim;
        leaseUntil = until;
    }
}
