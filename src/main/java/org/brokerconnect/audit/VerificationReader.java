package org.brokerconnect.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Caches the result of the verification for a few seconds, so that health checks and scrapers share one read. */
@ApplicationScoped
class VerificationReader {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private AuditLogStore results;
    private VerificationStatus last;
    private long readNanos;

    protected VerificationReader() {}

    @Inject
    VerificationReader(AuditLogStore results) {
        this.results = results;
    }

    /** @throws RuntimeException if the database is unavailable */
    synchronized VerificationStatus status() {
        if (last == null || System.nanoTime() - readNanos > MAX_AGE.toNanos()) {
            last = results.status();
            readNanos = System.nanoTime();
        }
        return last;
    }
}
