package org.brokerconnect.vault.rotation;

import org.brokerconnect.connection.Stores;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.vault.CanaryStore;
import org.brokerconnect.vault.KeyRing;

/** The key rotation of one node, with a ring and database connections of its own; tests call what timers call. */
final class RotatingNode implements AutoCloseable {

    final KeyRing ring;
    final SealedStore sealed;
    final RotationStore rotation;
    final KeyRotation keys;
    final CanaryStore canary;
    private final Stores stores;
    private final RingRefresh refresh;
    private ResealSweep reseal;

    /** @param perSecond the most values in one run of the sweep */
    RotatingNode(EmbeddedMariaDb database, KeyRing ring, int perSecond) {
        this.ring = ring;
        stores = Stores.on(database);
        stores.provide(ring);
        stores.provide(new RotationConfig(perSecond, 50, 30));
        canary = stores.shared(CanaryStore.class);
        sealed = stores.shared(SealedStore.class);
        rotation = stores.shared(RotationStore.class);
        refresh = stores.shared(RingRefresh.class);
        keys = stores.shared(KeyRotation.class);
        reseal = stores.bean(ResealSweep.class);
    }

    /** Starts as a server does. */
    RotatingNode started() {
        canary.placeIfAbsent();
        refresh.run();
        return this;
    }

    Stores stores() {
        return stores;
    }

    void refresh() {
        refresh.run();
    }

    void reseal() {
        reseal.run();
    }

    /** The sweep of a restarted node, which remembers nothing. */
    void forgetPass() {
        reseal = stores.bean(ResealSweep.class);
    }

    /** Runs the sweep until a pass found nothing left. */
    void resealAll() {
        forgetPass();
        do {
            reseal();
        } while (keys.status().resealing().finishedAt() == null);
    }

    /** A node that is stopped properly. */
    void stop() {
        refresh.leave();
    }

    @Override
    public void close() {
        refresh.leave();
        stores.close();
    }
}
