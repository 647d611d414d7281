package org.brokerconnect.upkeep;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets a timer that ticks each second run its sweep as often as the settings say. A sweep that fails is logged and tried again at its next
 * turn: servers stop a timer whose method throws.
 */
@Dependent
class Pace {

    private static final Logger LOG = Logger.getLogger(Pace.class.getName());

    private final UpkeepConfig config;
    private final Clock clock;
    private Instant last = Instant.MIN;

    @Inject
    Pace(UpkeepConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Runs the sweep if its turn has come; a clock that was set back makes it come at once. */
    synchronized void run(Runnable sweep) {
        Instant now = clock.instant();
        boolean isTurn = last.equals(Instant.MIN)
                || now.isBefore(last)
                || Duration.between(last, now).compareTo(config.sweepInterval()) >= 0;
        if (isTurn) {
            last = now;
            runSafely(sweep);
        }
    }

    private static void runSafely(Runnable sweep) {
        try {
            sweep.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "a sweep failed and is tried again");
        }
    }
}
