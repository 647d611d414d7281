package org.brokerconnect.database;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The threads that wait for a connection of the pool. Bounds their number and, by interrupts, how long they wait:
 * servers have a limit of their own, which is long (Payara: a minute) and cannot be set in a portable way. Thread-safe.
 */
final class ConnectionWaits {

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final int max;
    private final LongSupplier nanoTime;

    ConnectionWaits(int max, LongSupplier nanoTime) {
        this.max = max;
        this.nanoTime = nanoTime;
    }

    /**
     * Begins a wait of the current thread, which must end it.
     *
     * @throws DatabaseUnavailableException if as many threads wait as allowed
     */
    Wait begin() throws DatabaseUnavailableException {
        Wait mine = new Wait(Thread.currentThread(), nanoTime.getAsLong());
        waits.add(mine);
        if (waits.size() > max) {
            waits.remove(mine);
            throw new DatabaseUnavailableException("too many threads wait for a connection", null);
        }
        return mine;
    }

    /** Interrupts the threads that have waited for longer than this. */
    void interruptAfter(Duration limit) {
        long now = nanoTime.getAsLong();
        waits.stream().filter(wait -> now - wait.since >= limit.toNanos()).forEach(Wait::interrupt);
    }

    /** One thread that waits. */
    final class Wait {

        private final Thread thread;
        private final long since;
        private boolean interrupted;
        private boolean ended;

        private Wait(Thread thread, long since) {
            this.thread = thread;
            this.since = since;
        }

        private synchronized void interrupt() {
            if (!ended && !interrupted) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** Ends the wait. Clears the interrupt of this class, which must not reach what the thread does next. */
        synchronized void end() {
            ended = true;
            waits.remove(this);
            if (interrupted) {
                Thread.interrupted();
            }
        }
    }
}
