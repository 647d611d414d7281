package org.brokerconnect.database;

import static org.brokerconnect.config.SettingCheck.inRange;

import jakarta.ejb.ApplicationException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Repeats a store call that failed, for results that cannot be obtained again, such as tokens. Each call must run in a
 * transaction of its own, which a deadlock, a lock timeout or a lost connection rolls back. Thread-safe; blocks the
 * thread between two calls, which holds no connection then.
 */
@Dependent
public class StoreRetry {

    private static final Logger LOG = Logger.getLogger(StoreRetry.class.getName());

    /** With the longest call to a broker, less than the lease on a session and the longest code exchange. */
    private static final int MAX_SECONDS = 20;

    /** The number of calls of which each fails by a fault that no wait mends, as far as can be told. */
    private static final int TRIES = 4;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long MAX_PAUSE_MILLIS = 1_000;

    /** Lets a time pass. */
    interface Sleeper {

        void sleep(long millis) throws InterruptedException;
    }

    private final Duration limit;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;

    /** @throws org.brokerconnect.config.InvalidSettingException if the setting is out of its range */
    @Inject
    public StoreRetry(@ConfigProperty(name = "db.store-retry-seconds") int seconds) {
        this(
                Duration.ofSeconds(inRange("db.store-retry-seconds", seconds, 1, MAX_SECONDS)),
                System::nanoTime,
                TimeUnit.MILLISECONDS::sleep);
    }

    StoreRetry(Duration limit, LongSupplier nanoTime, Sleeper sleeper) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
    }

    /**
     * The result of the first call that succeeds. While the database is away, calls are repeated until the limit; after
     * another failure, at most three times. An exception that is an {@link ApplicationException} is a result too and is
     * thrown at once.
     *
     * @throws RuntimeException of the last call, if none succeeded
     */
    public <T> T run(Supplier<T> store) {
        return run(store, limit);
    }

    /** As {@link #run}, without waiting for a database that is away: for what something else makes up for later. */
    public <T> T runBriefly(Supplier<T> store) {
        return run(store, Duration.ZERO);
    }

    private <T> T run(Supplier<T> store, Duration patience) {
        long began = nanoTime.getAsLong();
        for (int tries = 1; ; tries++) {
            try {
                return store.get();
            } catch (RuntimeException failed) {
                boolean isResult = failed.getClass().isAnnotationPresent(ApplicationException.class);
                Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - began);
                if (isResult || !mayRepeat(failed, tries, elapsed, patience) || !pause(tries)) {
                    throw failed;
                }
                LOG.log(Level.FINE, failed, () -> "a store call failed and is repeated");
            }
        }
    }

    private boolean mayRepeat(RuntimeException failed, int tries, Duration elapsed, Duration patience) {
        boolean isAway = DatabaseFailures.isTransient(failed) && elapsed.compareTo(patience) < 0;
        return isAway || (tries < TRIES && elapsed.compareTo(limit) < 0);
    }

    private boolean pause(int tries) {
        try {
            sleeper.sleep(Math.min(FIRST_PAUSE_MILLIS << Math.min(tries - 1, 10), MAX_PAUSE_MILLIS));
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
