package org.brokerconnect.broker.zerodha;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Threads where there is no server; they end with the tests. */
final class DaemonThreads {

    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "streams");
        thread.setDaemon(true);
        return thread;
    };
    private static final ScheduledExecutorService SCHEDULER = Executors.newSingleThreadScheduledExecutor(DAEMONS);

    static final StreamThreads THREADS = new StreamThreads(
            Executors.newCachedThreadPool(DAEMONS),
            (after, task) -> SCHEDULER.schedule(task, after.toMillis(), TimeUnit.MILLISECONDS));

    private DaemonThreads() {}

    /** Streams of real time with the shipped settings. */
    static KiteStreams streams(ZerodhaConfig config) {
        return new KiteStreams(config, new KiteStreamConfig(6, 60, 60), THREADS);
    }

    /** Streams whose alarm a test rings. */
    static KiteStreams streams(ZerodhaConfig config, HandAlarm alarm) {
        int silence = (int) HandAlarm.SILENCE.toSeconds();
        return new KiteStreams(
                config, new KiteStreamConfig(silence, 60, 60), new StreamThreads(THREADS.listeners(), alarm));
    }
}
