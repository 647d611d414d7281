package org.brokerconnect.handshake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a return from the broker led to. {@code attempt} and {@code problem} are null when there is none. */
public record CallbackResult(ConnectAttempt attempt, AttemptOutcome outcome, String problem) {

    /** A return that belongs to no attempt that may be finished here. */
    static CallbackResult refused(String problem) {
        return new CallbackResult(null, AttemptOutcome.FAILED, problem);
    }

    /** How the attempt stands, whoever decided it. */
    static CallbackResult of(ConnectAttempt attempt, Instant now) {
        return new CallbackResult(
                attempt, attempt.outcomeAt(now), attempt.problemAt(now).orElse(null));
    }

    Optional<UUID> attemptId() {
        return Optional.ofNullable(attempt).map(ConnectAttempt::id);
    }
}
