package org.brokerconnect.database;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.Outage;

/**
 * Probes the database on a thread and a connection of its own, at intervals and when a connection failed, and opens or
 * closes the {@link DatabaseCircuit}. A failed probe is repeated once on a new connection, because a server that
 * restarted has closed the old one.
 */
@ApplicationScoped
class DatabaseWatchdog implements Outage {

    /** While the circuit is open, probes are more frequent, so that requests are served soon after the outage. */
    private static final Duration RECOVERY_INTERVAL = Duration.ofMillis(250);

    private final Semaphore wanted = new Semaphore(0);
    private DatabaseCircuit circuit;
    private DatabaseProbe probe;
    private Duration interval;
    private ManagedExecutors executors;
    private MeterRegistry meters;
    private Thread thread;

    protected DatabaseWatchdog() {}

    @Inject
    DatabaseWatchdog(DatabaseProbe probe, ManagedExecutors executors, MeterRegistry meters) {
        this(DatabaseCircuit.ofThisNode(), probe, probe.interval());
        this.executors = executors;
        this.meters = meters;
    }

    DatabaseWatchdog(DatabaseCircuit circuit, DatabaseProbe probe, Duration interval) {
        this.circuit = circuit;
        this.probe = probe;
        this.interval = interval;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        Gauge.builder("broker_connect_database_up", () -> circuit.isOpen() ? 0 : 1)
                .description("1 while the database responds, else 0")
                .register(meters);
        FunctionCounter.builder("broker_connect_database_refusals", circuit, DatabaseCircuit::refusals)
                .description("connections refused while the database did not respond")
                .register(meters);
        circuit.probeWith(this::requestProbe);
        thread = executors.threads().newThread(this::run);
        thread.start();
    }

    /** Probes as soon as the probe under way has ended. Never blocks. */
    private void requestProbe() {
        if (wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                probeOnce();
                circuit.waits().interruptAfter(circuit.isOpen() ? Duration.ZERO : probe.poolWait());
                Duration pause = circuit.isOpen() ? RECOVERY_INTERVAL : interval;
                wanted.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                wanted.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            probe.close();
        }
    }

    /** Also catches unchecked exceptions: without the thread, an open circuit would stay open. */
    void probeOnce() {
        try {
            try {
                probe.ping();
            } catch (SQLException lost) {
                probe.ping();
            }
            circuit.close();
        } catch (SQLException | RuntimeException away) {
            circuit.open(away);
        }
    }

    @Override
    public boolean isOngoing() {
        return circuit.isOpen();
    }

    @Override
    public Duration lasts() {
        return circuit.openFor();
    }

    @Override
    public boolean explains(Throwable failure) {
        return DatabaseFailures.isTransient(failure);
    }

    @PreDestroy
    void stop() {
        circuit.probeWith(() -> {});
        if (thread != null) {
            thread.interrupt();
        }
    }
}
