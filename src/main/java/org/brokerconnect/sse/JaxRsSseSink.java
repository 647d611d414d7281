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
 * Adapts a JAX-RS {@link SseEventSink}. Servers report a disconnected client in four ways: an exception, a failed
 * stage, a stage that completes with an exception as its value (Jersey), or a stage that never completes.
 */
public final class JaxRsSseSink implements SseSink {

    private static final Logger LOG = Logger.getLogger(JaxRsSseSink.class.getName());
    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(20);

    private final SseEventSink sink;
    private final Sse sse;
    private final Duration sendTimeout;

    public JaxRsSseSink(SseEventSink sink, Sse sse) {
        this(sink, sse, SEND_TIMEOUT);
    }

    /** @param sendTimeout a client that has not accepted an event by then counts as disconnected */
    JaxRsSseSink(SseEventSink sink, Sse sse, Duration sendTimeout) {
        this.sink = sink;
        this.sse = sse;
        this.sendTimeout = sendTimeout;
    }

    /**
     * Ends the response to a HEAD request after its headers. JAX-RS calls the method for GET (Jakarta RESTful Web
     * Services 3.1 section 3.3.5), whose stream would stay open: no byte is written that could fail.
     *
     * @return whether the request was a HEAD
     */
    public static boolean endIfHead(String method, SseEventSink sink) {
        boolean isHead = method.equals("HEAD");
        if (isHead) {
            sink.close();
        }
        return isHead;
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
            Object outcome = sink.send(event).toCompletableFuture().get(sendTimeout.toMillis(), TimeUnit.MILLISECONDS);
            return !(outcome instanceof Throwable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | RuntimeException disconnected) {
            LOG.log(Level.FINE, disconnected, () -> "an SSE client has disconnected");
            return false;
        }
    }

    @Override
    public void close() {
        try {
            sink.close();
        } catch (RuntimeException alreadyClosed) {
            LOG.log(Level.FINE, alreadyClosed, () -> "an SSE client disconnected before it was closed");
        }
    }
}
