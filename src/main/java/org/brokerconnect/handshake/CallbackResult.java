package org.brokerconnect.handshake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The result of a callback. {@code attempt} and {@code problem} are null when absent. */
public record CallbackResult(ConnectAttempt attempt, AttemptOutcome outcome, String problem) {

    /** A callback without an attempt that its presenter may complete. */
    static CallbackResult refused(String problem) {
        return new CallbackResult(null, AttemptOutcome.FAILED, problem);
    }

    /** The stored outcome of the attempt. */
    static CallbackResult of(ConnectAttempt attempt, Instant now) {
        return new CallbackResult(
                attempt, attempt.outcomeAt(now), attempt.problemAt(now).orElse(null));
    }

    Optional<UUID> attemptId() {
        return Optional.ofNullable(attempt).map(ConnectAttempt::id);
    }
}
