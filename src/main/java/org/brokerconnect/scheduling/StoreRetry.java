package org.brokerconnect.scheduling;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Repeats a store call that failed, for results that cannot be obtained again, such as tokens. Each call must run in a
 * transaction of its own, which a deadlock, a lock timeout or a lost connection rolls back.
 */
public final class StoreRetry {

    private static final Logger LOG = Logger.getLogger(StoreRetry.class.getName());
    private static final int TRIES = 4;
    private static final long PAUSE_MILLIS = 50;

    /** A call that waited this long for a lock is not repeated: the caller waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private StoreRetry() {}

    /**
     * The result of the first call that succeeds. An exception that is an {@link ApplicationException} is a result too
     * and is thrown at once.
     *
     * @throws RuntimeException of the last call, if none succeeded
     */
    public static <T> T run(Supplier<T> store) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int tries = 1; ; tries++) {
            try {
                return store.get();
            } catch (RuntimeException failed) {
                boolean isResult = failed.getClass().isAnnotationPresent(ApplicationException.class);
                if (isResult || tries == TRIES || System.nanoTime() >= deadline || !pause(tries)) {
                    throw failed;
                }
                LOG.log(Level.FINE, failed, () -> "a store call failed and is repeated");
            }
        }
    }

    private static boolean pause(int tries) {
        try {
            TimeUnit.MILLISECONDS.sleep(tries * PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
