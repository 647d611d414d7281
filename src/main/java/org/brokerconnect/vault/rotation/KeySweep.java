package org.brokerconnect.vault.rotation;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import org.brokerconnect.scheduling.Sweep;

/** Brings the key ring of this node up to date. */
@Dependent
class KeySweep implements Sweep {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final RingRefresh refresh;

    @Inject
    KeySweep(RingRefresh refresh) {
        this.refresh = refresh;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        refresh.run();
    }
}
