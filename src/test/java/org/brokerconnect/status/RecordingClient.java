package org.brokerconnect.status;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.brokerconnect.sse.SseSink;

/** A sink that records what was sent until it disconnects. */
class RecordingClient implements SseSink {

    /** The events received, as name and position; a comment is {@code heartbeat 0}. */
    final List<String> got = new CopyOnWriteArrayList<>();

    final AtomicInteger closed = new AtomicInteger();
    private volatile boolean isDisconnected;

    /** Simulates a disconnect. */
    void disconnect() {
        isDisconnected = true;
    }

    @Override
    public boolean send(String name, long position, Object data) {
        return receive(name + " " + position);
    }

    @Override
    public boolean send(String name, Object data) {
        throw new AssertionError("events of this stream have ids: " + name);
    }

    @Override
    public boolean sendHeartbeat() {
        return receive("heartbeat 0");
    }

    private boolean receive(String what) {
        if (!isDisconnected) {
            got.add(what);
        }
        return !isDisconnected;
    }

    /** The positions of the received changes. */
    List<Long> changes() {
        return got.stream()
                .filter(line -> line.startsWith("change "))
                .map(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .toList();
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
