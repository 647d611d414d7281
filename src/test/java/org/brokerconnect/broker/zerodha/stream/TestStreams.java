package org.brokerconnect.broker.zerodha.stream;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.brokerconnect.broker.wire.stream.ManualDelayer;
import org.brokerconnect.broker.wire.stream.StreamThreads;
import org.brokerconnect.broker.zerodha.ZerodhaConfig;

/** Streams on daemon threads, without a server. */
final class TestStreams {

    private static final ThreadFactory DAEMONS = task -> {
        Thread thread = new Thread(task, "streams");
        thread.setDaemon(true);
        return thread;
    };
    private static final Executor EXECUTOR = Executors.newCachedThreadPool(DAEMONS);

    private TestStreams() {}

    /** Streams whose delayed tasks a test runs; the random number 0.25 makes the first pause 625 ms. */
    static KiteStreams streams(ZerodhaConfig config, ManualDelayer delayer) {
        delayer.openTimeout(config.connectTimeout().plus(config.readTimeout()));
        StreamThreads threads = new StreamThreads(EXECUTOR, delayer);
        return new KiteStreams(config, new KiteStreamConfig(6, 60, 60), threads, Clock.systemUTC(), () -> 0.25);
    }
}
