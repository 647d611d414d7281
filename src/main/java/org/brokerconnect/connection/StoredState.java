package org.brokerconnect.connection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How a connection stands: its stored state and why, and the attempt that may be open over it. Changed through verbs alone. */
@Embeddable
public class StoredState {

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
        StoredState standing = new StoredState();
        standing.stored = ConnectionState.DISCONNECTED;
        return standing;
    }

    /** What to show at {@code now}: an attempt that was never finished stops counting when its time is over. */
    public ConnectionState shownAt(Instant now) {
        return shownOver(stored, now);
    }

    /**
     * The same where the session is known: past its end it is EXPIRED even before anyone wrote that down.
     *
     * @param end when the session ends for good; null when there is none, or it can be renewed without its person
     */
    public ConnectionState stateAt(Instant now, Instant end) {
        boolean looksAlive = stored == ConnectionState.CONNECTED || stored == ConnectionState.ERROR;
        boolean over = end != null && !now.isBefore(end);
        return shownOver(looksAlive && over ? ConnectionState.EXPIRED : stored, now);
    }

    /** Why it is in this state, which may be another than the stored one: then what was wrong before does not count any more. */
    public Optional<String> reasonFor(ConnectionState state) {
        return switch (state) {
            case EXPIRED -> stored == state ? reason() : Optional.of("session-ended");
            case ERROR, DISCONNECTED -> reason();
            case CONNECTING, CONNECTED -> Optional.empty();
        };
    }

    private ConnectionState shownOver(ConnectionState settled, Instant now) {
        boolean attemptIsOpen = openAttempt != null && now.isBefore(connectingUntil);
        return attemptIsOpen && settled != ConnectionState.CONNECTED ? ConnectionState.CONNECTING : settled;
    }

    /** The state without any open attempt. */
    public ConnectionState stored() {
        return stored;
    }

    /** A stable slug of why it stands so, where there is more to say than the state's name. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** When the next try by itself is due, while the broker is in trouble. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    /** Says when the next try is due, and why there is trouble, without a change of state. */
    void retry(String why, Instant at) {
        reason = why;
        retryAt = at;
    }

    public void open(UUID attempt, Instant until) {
        openAttempt = attempt;
        connectingUntil = until;
    }

    /** Ends an attempt, unless a later one has taken its place. */
    void close(UUID attempt) {
        if (attempt.equals(openAttempt)) {
            openAttempt = null;
            connectingUntil = null;
        }
    }

    /**
     * Stores what the state machine says. A step that settles the connection ends an open attempt as well.
     *
     * @throws IllegalStateException if the state machine has no such step
     */
    public void step(Change change, String why) {
        stored = StateMachine.next(stored, change)
                .orElseThrow(
                        () -> new IllegalStateException(change + " cannot happen to a connection that is " + stored));
        reason = why;
        retryAt = null;
        if (change == Change.CONNECTED || stored == ConnectionState.DISCONNECTED) {
            openAttempt = null;
            connectingUntil = null;
        }
    }
}
