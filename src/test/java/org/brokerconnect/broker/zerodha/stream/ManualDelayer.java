package org.brokerconnect.broker.zerodha.stream;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.scheduling.Delayer;

/** An delayer that rings when a test says so. It tells what it is for by the length, which no two purposes share in tests. */
final class ManualDelayer implements Delayer {

    private static final long PATIENCE_SECONDS = 20;

    /** Something that is to be called. */
    record Ring(Duration after, Runnable what) {

        Ring now() {
            what.run();
            return this;
        }
    }

    private final BlockingQueue<Ring> beats = new LinkedBlockingQueue<>();
    private final BlockingQueue<Ring> openings = new LinkedBlockingQueue<>();
    private final BlockingQueue<Ring> pauses = new LinkedBlockingQueue<>();
    private volatile Duration opening = Duration.ZERO;

    /** How long opening may take. */
    void opening(Duration atMost) {
        opening = atMost;
    }

    @Override
    public void schedule(Duration after, Runnable what) {
        Ring ring = new Ring(after, what);
        if (after.equals(SocketWatchdog.BEAT)) {
            beats.add(ring);
        } else {
            (after.equals(opening) ? openings : pauses).add(ring);
        }
    }

    /** The next pause, awaited and still to be rung. */
    Ring pause() {
        return next(pauses, "pause");
    }

    /** The next look after an open socket, awaited and still to be rung. */
    Ring beat() {
        return next(beats, "beat");
    }

    /** The next look after a socket that should be open, awaited and still to be rung. */
    Ring opening() {
        return next(openings, "look after an opening");
    }

    boolean pauses() {
        return !pauses.isEmpty();
    }

    private static Ring next(BlockingQueue<Ring> queue, String what) {
        try {
            Ring ring = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (ring == null) {
                throw new AssertionError("no " + what + " was asked for");
            }
            return ring;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
