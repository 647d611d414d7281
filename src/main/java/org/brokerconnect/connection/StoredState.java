package org.brokerconnect.connection;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.problem.ProblemCatalog;

/** The stored state of a connection with its reason, and the attempt that may be open. */
@Embeddable
public class StoredState {

    /** The reason of an ERROR that lasts until the credentials are replaced. */
    static final String UNREADABLE = "secret-unreadable";

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private ConnectionState stored;

    @Column(name = "reason")
    private String reason;

    @Column(name = "retry_at")
    private Instant retryAt;

    @Column(name = "open_attempt")
    private UUID openAttempt;

    @Column(name = "connecting_until")
    private Instant connectingUntil;

    protected StoredState() {}

    static StoredState initial() {
        StoredState state = new StoredState();
        state.stored = ConnectionState.DISCONNECTED;
        return state;
    }

    /** The state to show at {@code now}: CONNECTING while an attempt is open and not yet timed out. */
    ConnectionState shownAt(Instant now) {
        return withAttempt(stored, now);
    }

    /**
     * As {@link #shownAt}, but EXPIRED from {@code end} on, even before a sweep has stored that.
     *
     * @param end when the session ends; null without a session, or when it can be renewed without a login
     */
    public ConnectionState stateAt(Instant now, Instant end) {
        boolean hasSession =
                stored == ConnectionState.CONNECTED || stored == ConnectionState.ERROR && !isSecretUnreadable();
        boolean hasEnded = end != null && !now.isBefore(end);
        return withAttempt(hasSession && hasEnded ? ConnectionState.EXPIRED : stored, now);
    }

    /** The reason to show for {@code state}. A stored reason counts only for the stored state. */
    public Optional<String> reasonFor(ConnectionState state) {
        return switch (state) {
            case EXPIRED -> stored == state ? reason() : Optional.of("session-ended");
            case ERROR, DISCONNECTED -> reason();
            case CONNECTING, CONNECTED -> Optional.empty();
        };
    }

    /** Whether stored credentials or tokens could not be opened, which the end of a session does not change. */
    public boolean isSecretUnreadable() {
        return stored == ConnectionState.ERROR && UNREADABLE.equals(reason);
    }

    private ConnectionState withAttempt(ConnectionState state, Instant now) {
        boolean attemptIsOpen = openAttempt != null && now.isBefore(connectingUntil);
        return attemptIsOpen && state != ConnectionState.CONNECTED ? ConnectionState.CONNECTING : state;
    }

    /** The state regardless of an open attempt. */
    public ConnectionState stored() {
        return stored;
    }

    /** The stable slug of the reason, where the state needs one; also if an earlier version stored another name. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason).map(ProblemCatalog::current);
    }

    /** When the next background retry is due; empty unless the state is ERROR. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    /** Updates the reason and the time of the next retry without a change of state. */
    void retry(String newReason, Instant at) {
        reason = newReason;
        retryAt = at;
    }

    /** Opens an attempt, which replaces an earlier one, until it is closed or times out; null for none. */
    public void openAttempt(@Nullable UUID attempt, @Nullable Instant until) {
        openAttempt = attempt;
        connectingUntil = until;
    }

    /** Whether this attempt is the one that is open or has timed out last. */
    boolean isOpen(UUID attempt) {
        return attempt.equals(openAttempt);
    }

    /** Closes an attempt and opens the next one, if any; does nothing if a later attempt has replaced it. */
    void closeAttempt(UUID attempt, @Nullable LoginWriter.OpenAttempt next) {
        if (isOpen(attempt)) {
            openAttempt(next == null ? null : next.id(), next == null ? null : next.expiresAt());
        }
    }

    /**
     * Steps the state machine. A step to CONNECTED by login, or to DISCONNECTED, closes an open attempt as well.
     *
     * @param newReason null when the change needs none
     * @throws IllegalStateException if the change is not allowed in the stored state
     */
    public void step(Change change, String newReason) {
        stored = StateMachine.next(stored, change)
                .orElseThrow(
                        () -> new IllegalStateException(change + " cannot happen to a connection that is " + stored));
        reason = newReason;
        retryAt = null;
        if (change == Change.CONNECTED || stored == ConnectionState.DISCONNECTED) {
            openAttempt(null, null);
        }
    }
}
