package org.brokerconnect.sandbox.kite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Holds one call before it is processed, so that a test can act while the client waits. Safe for use by many threads.
 */
public final class HeldCall {
    private static final int TIMEOUT_SECONDS = 60;

    private final String method;
    private final String path;
    private final CompletableFuture<Void> arrived = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    HeldCall(String method, String path) {
        this.method = method;
        this.path = path;
    }

    boolean matches(String calledMethod, String calledPath) {
        return method.equals(calledMethod) && path.equals(calledPath);
    }

    /** Marks the call as arrived; runs {@code rest} once it is released. */
    void block(Runnable rest) {
        arrived.complete(null);
        released.thenRun(rest);
    }

    /**
     * Waits until the call has arrived.
     *
     * @throws java.util.concurrent.CompletionException if it does not arrive within 60 seconds
     */
    public void awaitCall() {
        arrived.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Lets the call be processed. */
    public void release() {
        released.complete(null);
    }
}
