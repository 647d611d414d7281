package org.brokerconnect.sandbox.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stops the running components when the JVM shuts down, the last started first. A single JVM hook runs them in order:
 * separate JVM hooks would run in parallel and stop the database before the server that uses it. Safe for use by many
 * threads.
 */
final class ShutdownHooks {

    private static final Logger LOG = Logger.getLogger(ShutdownHooks.class.getName());
    private static final Deque<Runnable> STOP_ACTIONS = new ArrayDeque<>();
    private static volatile boolean shuttingDown;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ShutdownHooks::stopAll, "stop-children"));
    }

    private ShutdownHooks() {}

    static synchronized void add(Runnable stop) {
        STOP_ACTIONS.push(stop);
    }

    static synchronized void remove(Runnable stop) {
        STOP_ACTIONS.remove(stop);
    }

    /** Whether the JVM is shutting down, so that the end of a child process is expected. */
    static boolean isShuttingDown() {
        return shuttingDown;
    }

    private static void stopAll() {
        shuttingDown = true;
        for (Runnable next = next(); next != null; next = next()) {
            run(next);
        }
    }

    /** Runs one action; a failure must not keep the other components running. */
    private static void run(Runnable stop) {
        try {
            stop.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A component could not be stopped: " + e.getMessage(), e);
        }
    }

    private static synchronized Runnable next() {
        return STOP_ACTIONS.poll();
    }
}
