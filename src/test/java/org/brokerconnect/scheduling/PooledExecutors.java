package org.brokerconnect.scheduling;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.brokerconnect.PartialFake;

/** As many threads as there is work, until closed. */
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
