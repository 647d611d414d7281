package org.brokerconnect.sse;

/**
 * A sink that several {@link SseConnection}s write to, each on a thread of its own. The first that closes it ends the
 * response for all: the others then see a disconnected client. Thread-safe.
 */
public final class SharedSink implements SseSink {

    private final SseSink sink;
    private boolean closed;

    /** @param sink is used by one thread at a time */
    public SharedSink(SseSink sink) {
        this.sink = sink;
    }

    @Override
    public synchronized boolean send(String name, Object data) {
        return !closed && sink.send(name, data);
    }

    @Override
    public synchronized boolean send(String name, long position, Object data) {
        return !closed && sink.send(name, position, data);
    }

    @Override
    public synchronized boolean sendHeartbeat() {
        return !closed && sink.sendHeartbeat();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            sink.close();
        }
    }
}
