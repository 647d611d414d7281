package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Ends attempts that nobody came back from, and forgets old ones. */
@Dependent
class AttemptCleanUp {

    private static final Logger LOG = Logger.getLogger(AttemptCleanUp.class.getName());

    private final AttemptStore attempts;
    private final HandshakeConfig config;
    private final Clock clock;

    @Inject
    AttemptCleanUp(AttemptStore attempts, HandshakeConfig config, Clock clock) {
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
    }

    /** Never throws: servers stop a timer whose method does. */
    void run() {
        try {
            attempts.expired(config.cleanUpBatch()).forEach(this::end);
            attempts.deleteExpiredBefore(clock.instant().minus(config.retention()));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "attempts could not be cleaned up and are tried again");
        }
    }

    private void end(ConnectAttempt late) {
        late.problemAt(clock.instant()).ifPresent(why -> attempts.recordFailure(late, AttemptOutcome.FAILED, why));
    }
}
