package org.brokerconnect.vault.rotation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.brokerconnect.scheduling.Sweep;
import org.brokerconnect.vault.CanaryStore;
import org.brokerconnect.vault.KeyRing;
import org.brokerconnect.vault.RingKey;

/**
 * Seals values again that were sealed with another key than the promoted one, at a limited rate. When none is left, it
 * looks again from time to time, because a node of an older version may still seal with an old key.
 */
@Dependent
class ResealSweep implements Sweep {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final KeyRing ring;
    private final RotationStore rotation;
    private final SealedStore sealed;
    private final CanaryStore canary;
    private final RotationConfig config;
    private final Counter resealedValues;

    private ResealPass pass;
    private long passKey;
    private long nextPassNanos = System.nanoTime();

    @Inject
    ResealSweep(
            KeyRing ring,
            RotationStore rotation,
            SealedStore sealed,
            CanaryStore canary,
            RotationConfig config,
            MeterRegistry meters) {
        this.ring = ring;
        this.rotation = rotation;
        this.sealed = sealed;
        this.canary = canary;
        this.config = config;
        resealedValues = meters.counter("broker_connect_resealed_values");
    }

    @Override
    public String name() {
        return "reseal";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public void run() {
        long key = ring.sealingKey();
        boolean isPromoted =
                rotation.find().filter(current -> current.primaryKey() == key).isPresent();
        if (!isPromoted) {
            return;
        }
        if (pass == null || passKey != key) {
            if (passKey == key && System.nanoTime() - nextPassNanos < 0) {
                return;
            }
            // first of all: a node that starts without this key must not start
            canary.reseal();
            pass = new ResealPass(sealed, oldKeys(key));
            passKey = key;
        }
        step(key);
    }

    private void step(long key) {
        int read = 0;
        while (!pass.isDone() && read < config.perSecond()) {
            read += pass.step(Math.min(config.batch(), config.perSecond() - read));
        }
        long resealed = pass.takeResealed();
        if (resealed > 0) {
            resealedValues.increment(resealed);
            rotation.addResealed(key, resealed);
        }
        if (pass.isDone()) {
            end(key);
        }
    }

    /** Rows that others had locked were skipped, so the end of a pass need not be the end of the work. */
    private void end(long key) {
        long left = oldKeys(key).stream().mapToLong(sealed::count).sum();
        boolean isFinished = left <= pass.unreadable();
        if (isFinished) {
            rotation.finish(key, pass.unreadable());
            nextPassNanos = System.nanoTime() + PAUSE.toNanos();
        }
        pass = null;
    }

    private List<Long> oldKeys(long key) {
        return ring.keys().stream()
                .filter(RingKey::enabled)
                .map(RingKey::id)
                .filter(id -> id != key)
                .toList();
    }
}
