package org.brokerconnect.handshake;

import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.connection.Explanation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The truth about an attempt, whatever windows could or could not tell each other. */
@Schema(name = "AttemptView")
public record AttemptView(
        @Schema(required = true) UUID attemptId,
        @Schema(required = true) UUID configId,
        @Schema(required = true) AttemptOutcome outcome,
        @Schema(required = true) Instant expiresAt,
        AttemptProblem problem) {

    /** Why it did not connect, in the words of a problem document. */
    @Schema(name = "AttemptProblem")
    public record AttemptProblem(
            @Schema(required = true) String type,
            @Schema(required = true) String title,
            @Schema(required = true) String detail) {

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
