package org.brokerconnect.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.TimedRead;

/**
 * Reads the result of the verification. Health checks and scrapers share one read for a few seconds, which has a time
 * limit; a failure is shared as well.
 */
@ApplicationScoped
class VerificationReader {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private TimedRead<VerificationStatus> shared;

    protected VerificationReader() {}

    @Inject
    VerificationReader(AuditLogStore results, ManagedExecutors executors) {
        shared = new TimedRead<>(executors.executor(), results::status, LIMIT, MAX_AGE);
    }

    /** @throws RuntimeException if the database does not respond within a second */
    VerificationStatus status() {
        return shared.get();
    }
}
