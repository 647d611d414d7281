package org.brokerconnect.sse;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A client at the end of an HTTP response. Servers tell in four ways that it is gone: an exception, a stage that failed, a stage that completed with an
 * exception as its value (Jersey), or a stage that does not complete.
 */
public final class JaxRsSseSink implements SseSink {

    private static final Logger LOG = Logger.getLogger(JaxRsSseSink.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SseEventSink sink;
    private final Sse sse;
    private final Duration patience;

    public JaxRsSseSink(SseEventSink sink, Sse sse) {
        this(sink, sse, PATIENCE);
    }

    /** @param patience a client that has not taken an event by then is gone */
    JaxRsSseSink(SseEventSink sink, Sse sse, Duration patience) {
        this.sink = sink;
        this.sse = sse;
        this.patience = patience;
    }

    @Override
    public boolean send(String name, Object data) {
        return sent(event(name, data).build());
    }

    @Override
    public boolean send(String name, long position, Object data) {
        return sent(event(name, data).id(String.valueOf(position)).build());
    }

    private OutboundSseEvent.Builder event(String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data.getClass(), data);
    }

    @Override
    public boolean sendHeartbeat() {
        return sent(sse.newEventBuilder().comment("").build());
    }

    private boolean sent(OutboundSseEvent event) {
        try {
            Object outcome = sink.send(event).toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return !(outcome instanceof Throwable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException gone) {
            LOG.log(Level.FINE, gone, () -> "a listening client is gone");
            return false;
        }
    }

    @Override
    public void close() {
        try {
            sink.close();
        } catch (RuntimeException closedAlready) {
            LOG.log(Level.FINE, closedAlready, () -> "a listening client was gone before it was let go");
        }
    }
}
