package org.brokerconnect.sandbox.kite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Keeps one call waiting at the door until a test lets it go on, so that something else can happen while the caller waits. Nothing is done for it before. */
public final class Hold {
    private static final int PATIENCE_SECONDS = 30;

    private final String method;
    private final String path;
    private final CompletableFuture<Void> arrived = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();

    Hold(String method, String path) {
        this.method = method;
        this.path = path;
    }

    boolean meets(String calledMethod, String calledPath) {
        return method.equals(calledMethod) && path.equals(calledPath);
    }

    /** The call is here; goes on with this when it may. */
    void keep(Runnable rest) {
        arrived.complete(null);
        released.thenRun(rest);
    }

    /** Returns when the call is here. */
    public void awaitCall() {
        arrived.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Lets the call go on. */
    public void release() {
        released.complete(null);
    }
}
