package org.brokerconnect.handshake;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The result of a callback. {@code attempt} and {@code problem} are null when absent. */
public record CallbackResult(ConnectAttempt attempt, AttemptOutcome outcome, String problem) {

    /** A callback without an attempt that its presenter may complete. */
    static CallbackResult refused(String problem) {
        return new CallbackResult(null, AttemptOutcome.FAILED, problem);
    }

    /** The broker reports a cancelled consent. The attempt, null without one, stays open until its person ends it. */
    static CallbackResult consentCancelled(@Nullable ConnectAttempt attempt) {
        return new CallbackResult(attempt, AttemptOutcome.CANCELLED, "consent-cancelled");
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
