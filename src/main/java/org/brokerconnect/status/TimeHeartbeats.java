package org.brokerconnect.status;

import java.time.Clock;
import org.brokerconnect.sse.SseSink;

/**
 * Sends the event {@code time} with the application's time as the heartbeat, in place of a comment. A client thus knows
 * the server's time from the beginning of the stream on, and learns of a change of the clock with the next heartbeat.
 *
 * @param sink receives all events; thread-safe if this must be
 */
record TimeHeartbeats(SseSink sink, Clock clock) implements SseSink {

    @Override
    public boolean send(String name, Object data) {
        return sink.send(name, data);
    }

    @Override
    public boolean send(String name, long position, Object data) {
        return sink.send(name, position, data);
    }

    @Override
    public boolean sendHeartbeat() {
        return sink.send("time", new ServerTime(clock.instant()));
    }

    @Override
    public void close() {
        sink.close();
    }
}
