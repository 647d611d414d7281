package org.brokerconnect.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One request body that arrives piece by piece. Ends once: complete, with more bytes than any request may have, or at
 * the time limit of its {@link AsyncContext}; then the request is dispatched again. When the client leaves, the request
 * ends without a response.
 */
final class ReceivedBody implements ReadListener, AsyncListener {

    private static final Logger LOG = Logger.getLogger(ReceivedBody.class.getName());
    private static final String ATTRIBUTE = ReceivedBody.class.getName();
    private static final int BUFFER_BYTES = 4_096;

    /** One more byte than {@link org.brokerconnect.problem.BodyLimit} accepts, which then refuses the body. */
    private static final int MAX_BYTES = 64 * 1_024 + 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AsyncContext async;
    private final ServletInputStream in;
    private final Runnable afterEnd;
    private volatile boolean complete;

    /** @param afterEnd called once */
    ReceivedBody(AsyncContext async, ServletInputStream in, Runnable afterEnd) {
        this.async = async;
        this.in = in;
        this.afterEnd = afterEnd;
    }

    /** The body of a request that is dispatched again; null if its body was not received here. */
    static ReceivedBody of(ServletRequest request) {
        return (ReceivedBody) request.getAttribute(ATTRIBUTE);
    }

    void receive() {
        async.getRequest().setAttribute(ATTRIBUTE, this);
        async.addListener(this);
        in.setReadListener(this);
    }

    boolean isComplete() {
        return complete;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (!ended.get() && in.isReady()) {
            int count = in.read(buffer);
            if (count < 0) {
                return;
            }
            bytes.write(buffer, 0, Math.min(count, MAX_BYTES - bytes.size()));
            if (bytes.size() == MAX_BYTES) {
                end(true);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end(true);
    }

    private void end(boolean arrived) {
        if (ended.compareAndSet(false, true)) {
            complete = arrived;
            afterEnd.run();
            async.dispatch();
        }
    }

    @Override
    public void onTimeout(AsyncEvent late) {
        end(false);
    }

    @Override
    public void onError(Throwable clientLeft) {
        if (ended.compareAndSet(false, true)) {
            LOG.log(Level.FINE, clientLeft, () -> "a client left before its request was complete");
            afterEnd.run();
            async.complete();
        }
    }

    @Override
    public void onError(AsyncEvent failed) {
        onError(failed.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent completed) {
        // nothing is left to do
    }

    @Override
    public void onStartAsync(AsyncEvent started) {
        // a resource made its own response asynchronous
    }
}
