package org.brokerconnect.session;

import io.micrometer.core.instrument.MeterRegistry;
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
class SweepInterval {

    private static final Logger LOG = Logger.getLogger(SweepInterval.class.getName());

    /** Ticks come a little early or late; one that is early by less than this counts. */
    private static final Duration JITTER = Duration.ofMillis(500);

    private final SweepConfig config;
    private final MeterRegistry meters;
    private final LongSupplier nanoTime;
    private boolean hasRun;
    private long lastNanos;

    @Inject
    SweepInterval(SweepConfig config, MeterRegistry meters) {
        this(config, meters, System::nanoTime);
    }

    SweepInterval(SweepConfig config, MeterRegistry meters, LongSupplier nanoTime) {
        this.config = config;
        this.meters = meters;
        this.nanoTime = nanoTime;
    }

    /** Runs the sweep if its turn has come, and counts its beginning and its end under its name. */
    synchronized void run(String name, Runnable sweep) {
        long now = nanoTime.getAsLong();
        Duration sinceLast = Duration.ofNanos(now - lastNanos).plus(JITTER);
        if (!hasRun || sinceLast.compareTo(config.sweepInterval()) >= 0) {
            hasRun = true;
            lastNanos = now;
            meters.counter("broker_connect_sweeps_begun", "sweep", name).increment();
            meters.timer("broker_connect_sweeps", "sweep", name).record(() -> runSafely(name, sweep));
        }
    }

    private static void runSafely(String name, Runnable sweep) {
        try {
            sweep.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "the " + name + " sweep failed and is tried again");
        }
    }
}
