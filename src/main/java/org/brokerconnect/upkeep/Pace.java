package org.brokerconnect.upkeep;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets a timer that ticks each second run its sweep as often as the settings say, in the machine's time: how busy
 * sweeps keep it has nothing to do with the time of day. A sweep that fails is logged and tried again at its next
 * turn: servers stop a timer whose method throws.
 */
@Dependent
class Pace {

    private static final Logger LOG = Logger.getLogger(Pace.class.getName());

    /** Ticks come a little early or late; one that is early by less than this counts. */
    private static final Duration JITTER = Duration.ofMillis(500);

    private final UpkeepConfig config;
    private final LongSupplier nanoTime;
    private boolean hasRun;
    private long lastNanos;

    @Inject
    Pace(UpkeepConfig config) {
        this(config, System::nanoTime);
    }

    Pace(UpkeepConfig config, LongSupplier nanoTime) {
        this.config = config;
        this.nanoTime = nanoTime;
    }

    /** Runs the sweep if its turn has come. */
    synchronized void run(Runnable sweep) {
        long now = nanoTime.getAsLong();
        Duration sinceLast = Duration.ofNanos(now - lastNanos).plus(JITTER);
        if (!hasRun || sinceLast.compareTo(config.sweepInterval()) >= 0) {
            hasRun = true;
            lastNanos = now;
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
