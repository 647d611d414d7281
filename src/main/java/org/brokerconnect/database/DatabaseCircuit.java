package org.brokerconnect.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The circuit breaker of this node's database. While it is open, connections are refused at once, so that no thread
 * waits for a database that does not respond. {@link DatabaseWatchdog} opens and closes it; each is logged in one line.
 * Thread-safe.
 */
public final class DatabaseCircuit {

    private static final Logger LOG = Logger.getLogger(DatabaseCircuit.class.getName());

    /** One per class loader, because Hibernate creates its connection provider without CDI. */
    private static final DatabaseCircuit OF_THIS_NODE = new DatabaseCircuit(System::nanoTime);

    private static final long REPORT_INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    /** Fewer than the threads of Payara's HTTP listener (200) less the connections of the pool. */
    static final int MAX_WAITING = 120;

    private final LongSupplier nanoTime;
    private final ConnectionWaits waits;
    private final AtomicReference<Long> openedNanos = new AtomicReference<>();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong lastReportNanos;
    private volatile Runnable probe = () -> {};

    DatabaseCircuit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        waits = new ConnectionWaits(MAX_WAITING, nanoTime);
        lastReportNanos = new AtomicLong(nanoTime.getAsLong() - REPORT_INTERVAL_NANOS);
    }

    /** The circuit breaker of every connection that this application opens. */
    public static DatabaseCircuit ofThisNode() {
        return OF_THIS_NODE;
    }

    /** Whether the database is known not to respond. */
    public boolean isOpen() {
        return openedNanos.get() != null;
    }

    /** How long the database has not responded; zero while it responds. */
    public Duration openFor() {
        Long opened = openedNanos.get();
        return opened == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - opened);
    }

    /** The threads that wait for a connection. */
    ConnectionWaits waits() {
        return waits;
    }

    /** How many connections were refused since the start of the node. */
    long refusals() {
        return refusals.get();
    }

    /** @throws DatabaseUnavailableException if the circuit is open */
    void requireClosed() throws DatabaseUnavailableException {
        if (isOpen()) {
            refusals.incrementAndGet();
            throw new DatabaseUnavailableException("the database does not respond; no connection was tried", null);
        }
    }

    /** Requests a probe now: a connection failed. Never blocks. */
    void suspect() {
        probe.run();
    }

    /**
     * Reports a failure that the database caused, and requests a probe. At most one failure in ten seconds is logged,
     * without a stack trace, and none while the circuit is open.
     */
    public void report(Throwable failure) {
        suspect();
        long now = nanoTime.getAsLong();
        long last = lastReportNanos.get();
        if (!isOpen() && now - last >= REPORT_INTERVAL_NANOS && lastReportNanos.compareAndSet(last, now)) {
            LOG.log(Level.WARNING, "the database did not serve a request: {0}", describe(failure));
        }
    }

    /** @param probe requests a probe; must not block */
    void probeWith(Runnable probe) {
        this.probe = probe;
    }

    /** Opens the circuit; no effect while it is open. */
    void open(Throwable cause) {
        if (openedNanos.compareAndSet(null, nanoTime.getAsLong())) {
            LOG.log(
                    Level.SEVERE,
                    "the database does not respond; requests that need it are answered 503 until it does: {0}",
                    describe(cause));
        }
    }

    /** Closes the circuit; no effect while it is closed. */
    void close() {
        Duration outage = openFor();
        if (openedNanos.getAndSet(null) != null) {
            LOG.log(Level.WARNING, "the database responds again, after {0} s", outage.toSeconds());
        }
    }

    private static String describe(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
