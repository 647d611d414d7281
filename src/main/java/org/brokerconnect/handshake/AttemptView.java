package org.brokerconnect.handshake;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.Explanation;

/** The truth about an attempt, whatever windows could or could not tell each other. */
public record AttemptView(
        UUID attemptId,
        UUID configId,
        AttemptOutcome outcome,
        Instant expiresAt,
        @Nullable AttemptProblem problem) {

    /** Why it did not connect, in the words of a problem document. */
    public record AttemptProblem(String type, String title, String detail) {

        static AttemptProblem of(String code) {
            Explanation why = Explanation.of(code);
            return new AttemptProblem(code, why.title(), why.detail());
        }
    }

    static AttemptView of(ConnectAttempt attempt, Instant now) {
        return new AttemptView(
                attempt.id(),
                attempt.configId(),
                attempt.outcomeAt(now),
                attempt.expiresAt(),
                attempt.problemAt(now).map(AttemptProblem::of).orElse(null));
    }
}
