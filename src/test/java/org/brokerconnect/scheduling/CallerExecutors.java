package org.brokerconnect.scheduling;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.Map;
import org.brokerconnect.PartialFake;

/** An executor that runs each task in the thread that submits it. */
public final class CallerExecutors extends ManagedExecutors {

    @Override
    public ManagedExecutorService executor() {
        return PartialFake.of(ManagedExecutorService.class, Map.of("execute", arguments -> {
            ((Runnable) arguments[0]).run();
            return null;
        }));
    }
}
