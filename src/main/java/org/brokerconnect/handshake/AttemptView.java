package org.brokerconnect.handshake;

import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemWords;

/** The outcome of an attempt, as stored; independent of any message between browser windows. */
public record AttemptView(
        UUID attemptId,
        UUID configId,
        AttemptOutcome outcome,
        Instant expiresAt,
        @Nullable AttemptProblem problem) {

    /** Why it did not connect, as title and detail of a problem document. */
    public record AttemptProblem(String type, String title, String detail) {

        static AttemptProblem of(String code, Locale locale, String brokerName) {
            ProblemWords words = ProblemCatalog.words(code, locale, brokerName);
            return new AttemptProblem(code, words.title(), words.detail());
        }
    }

    /** @param brokerName null if unknown */
    static AttemptView of(ConnectAttempt attempt, Instant now, Locale locale, String brokerName) {
        return new AttemptView(
                attempt.id(),
                attempt.configId(),
                attempt.outcomeAt(now),
                attempt.expiresAt(),
                attempt.problemAt(now)
                        .map(code -> AttemptProblem.of(code, locale, brokerName))
                        .orElse(null));
    }
}
