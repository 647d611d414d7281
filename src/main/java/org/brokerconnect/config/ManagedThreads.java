package org.brokerconnect.config;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The server's own threads; the one place that looks them up. Not produced as beans of their own types, because some servers already do that and
 * others do not.
 */
@ApplicationScoped
public class ManagedThreads {

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    /** For work that may wait for a broker. */
    public ManagedExecutorService executor() {
        return executor;
    }

    /** For what happens again and again; its work is short. */
    public ManagedScheduledExecutorService scheduler() {
        return scheduler;
    }
}
