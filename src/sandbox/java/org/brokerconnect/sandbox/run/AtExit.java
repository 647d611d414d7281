package org.brokerconnect.sandbox.run;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Stops what still runs when this JVM ends, the last started first. One hook for all, because hooks of their own would run side by side and take
 * the database away from a server that is still answering.
 */
final class AtExit {

    private static final Deque<Runnable> RUNNING = new ArrayDeque<>();
    private static volatile boolean stopping;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::stopAll, "stop children"));
    }

    private AtExit() {}

    static synchronized void stop(Runnable stop) {
        RUNNING.push(stop);
    }

    static synchronized void forget(Runnable stop) {
        RUNNING.remove(stop);
    }

    /** Whether this JVM is ending, so that a child that ends is no news. */
    static boolean isStopping() {
        return stopping;
    }

    private static void stopAll() {
        stopping = true;
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    private static synchronized Runnable next() {
        return RUNNING.poll();
    }
}
