package org.brokerconnect.scheduling;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one timer of the application: gives every {@link Sweep} a non-persistent interval timer. Sweeps run side by side,
 * but a sweep that is still running is not started again. The key ring must be verified first: with a wrong key every
 * session would be postponed.
 */
@Startup
@Singleton
@DependsOn("KeyGuard")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SweepTimer {

    private static final Logger LOG = Logger.getLogger(SweepTimer.class.getName());

    private final Map<String, Sweep> running = new ConcurrentHashMap<>();

    @Resource
    private TimerService timers;

    private Map<String, Sweep> sweeps;
    private MeterRegistry meters;
    private Outage outage;
    private Drain drain;

    /** For the container. */
    public SweepTimer() {}

    @Inject
    SweepTimer(Instance<Sweep> sweeps, MeterRegistry meters, Outage outage, Drain drain) {
        this(sweeps.stream(), meters, outage, drain, null);
    }

    SweepTimer(Stream<Sweep> sweeps, MeterRegistry meters, Outage outage, Drain drain, TimerService timers) {
        this.outage = outage;
        this.drain = drain;
        this.sweeps = sweeps.collect(Collectors.toUnmodifiableMap(Sweep::name, Function.identity()));
        this.meters = meters;
        this.timers = timers;
    }

    @PostConstruct
    void start() {
        sweeps.forEach((name, sweep) -> {
            long intervalMillis = sweep.interval().toMillis();
            timers.createIntervalTimer(intervalMillis, intervalMillis, new TimerConfig(name, false));
        });
    }

    /**
     * Runs the sweep that the timer names, and counts its start and its end. During an outage, and before the node is
     * stopped, it does not run.
     */
    @Timeout
    public void run(Timer timer) {
        String name = (String) timer.getInfo();
        Sweep sweep = sweeps.get(name);
        if (!outage.isOngoing() && !drain.isOngoing() && running.putIfAbsent(name, sweep) == null) {
            try {
                meters.counter("broker_connect_sweeps_begun", "sweep", name).increment();
                meters.timer("broker_connect_sweeps", "sweep", name).record(() -> runSafely(sweep));
            } finally {
                running.remove(name);
            }
        }
    }

    /** Catches every throwable, because servers cancel a timer whose method throws. */
    private void runSafely(Sweep sweep) {
        try {
            sweep.run();
        } catch (RuntimeException | Error failed) {
            if (outage.explains(failed)) {
                LOG.log(Level.FINE, failed, () -> "the database ended a run of the " + sweep.name() + " sweep");
            } else {
                LOG.log(Level.WARNING, failed, () -> "the " + sweep.name() + " sweep failed; its next run tries again");
            }
        }
    }
}
