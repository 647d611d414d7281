package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.scheduling.Sweep;
import org.brokerconnect.session.SweepConfig;

/** Ends attempts that timed out, and deletes old ones. */
@Dependent
class AttemptSweep implements Sweep {

    private static final Logger LOG = Logger.getLogger(AttemptSweep.class.getName());

    private final AttemptStore attempts;
    private final AttemptWriter outcomes;
    private final HandshakeConfig config;
    private final SweepConfig sweeps;
    private final Clock clock;

    @Inject
    AttemptSweep(
            AttemptStore attempts, AttemptWriter outcomes, HandshakeConfig config, SweepConfig sweeps, Clock clock) {
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.config = config;
        this.sweeps = sweeps;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "attempts";
    }

    @Override
    public Duration interval() {
        return sweeps.sweepInterval();
    }

    @Override
    public void run() {
        attempts.expired(config.cleanUpBatch()).forEach(this::end);
        attempts.deleteExpiredBefore(clock.instant().minus(config.retention()));
    }

    private void end(ConnectAttempt expired) {
        try {
            expired.problemAt(clock.instant()).ifPresent(problem -> outcomes.recordExpired(expired, problem));
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "one attempt could not be ended; the other attempts are");
        }
    }
}
