package org.brokerconnect.sse;

/**
 * A sink that several {@link SseConnection}s write to, each on a thread of its own. Closing it ends the response for
 * all: the others then see a disconnected client. Thread-safe.
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

    /**
     * The same sink for events that may end before the response does, such as those of a deleted connection: closing it
     * closes nothing.
     */
    public SseSink part() {
        return new Part(this);
    }

    private record Part(SharedSink whole) implements SseSink {

        @Override
        public boolean send(String name, Object data) {
            return whole.send(name, data);
        }

        @Override
        public boolean send(String name, long position, Object data) {
            return whole.send(name, position, data);
        }

        @Override
        public boolean sendHeartbeat() {
            return whole.sendHeartbeat();
        }

        @Override
        public void close() {
            // the response goes on without this part
        }
    }
}
