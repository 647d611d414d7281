package org.brokerconnect.scheduling;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.brokerconnect.PartialFake;

/** An executor with an unbounded pool of threads, until it is closed. */
public final class PooledExecutors extends ManagedExecutors implements AutoCloseable {

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @Override
    public ManagedExecutorService executor() {
        return PartialFake.of(ManagedExecutorService.class, Map.of("execute", arguments -> {
            pool.execute((Runnable) arguments[0]);
            return null;
        }));
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
