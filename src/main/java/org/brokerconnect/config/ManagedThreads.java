package org.brokerconnect.config;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the server's own threads injectable; the one place that looks them up. */
@ApplicationScoped
class ManagedThreads {

    @Produces
    @Resource
    private ManagedExecutorService executor;

    @Produces
    @Resource
    private ManagedScheduledExecutorService scheduler;
}
