package org.brokerconnect.broker.zerodha;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An alarm that rings when a test says so; tells looking after silence from the pauses between tries by its length. */
final class HandAlarm implements Alarm {

    static final Duration SILENCE = Duration.ofSeconds(7);

    private static final long PATIENCE_SECONDS = 20;

    /** Something that is to be called. */
    record Ring(Duration after, Runnable what) {

        Ring now() {
            what.run();
            return this;
        }
    }

    private final BlockingQueue<Ring> silences = new LinkedBlockingQueue<>();
    private final BlockingQueue<Ring> pauses = new LinkedBlockingQueue<>();

    @Override
    public void ring(Duration after, Runnable what) {
        (after.equals(SILENCE) ? silences : pauses).add(new Ring(after, what));
    }

    /** The next pause, awaited and still to be rung. */
    Ring pause() {
        return next(pauses, "pause");
    }

    /** The next look after silence, awaited and still to be rung. */
    Ring silence() {
        return next(silences, "look after silence");
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
