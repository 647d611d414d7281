package org.brokerconnect.broker.zerodha.stream;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.broker.zerodha.KiteStreamConfig;
import org.brokerconnect.broker.zerodha.ZerodhaConfig;

/** Threads where there is no server; they end with the tests. */
public final class DaemonThreads {

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
    public static KiteStreams streams(ZerodhaConfig config) {
        return new KiteStreams(config, new KiteStreamConfig(6, 60, 60), THREADS, () -> 0.25);
    }

    /** Streams whose delayer a test rings; a quarter of all chance makes the first pause 625 ms. */
    public static KiteStreams streams(ZerodhaConfig config, ManualDelayer delayer) {
        delayer.opening(config.connectTimeout().plus(config.readTimeout()));
        StreamThreads threads = new StreamThreads(THREADS.listeners(), delayer);
        return new KiteStreams(config, new KiteStreamConfig(6, 60, 60), threads, () -> 0.25);
    }
}
