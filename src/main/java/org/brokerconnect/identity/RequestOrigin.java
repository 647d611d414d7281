package org.brokerconnect.identity;

import jakarta.annotation.Nullable;

/**
 * The client address of the request that the current thread handles, for the audit log. {@code http} sets it.
 * Work on other threads, such as sweeps, has none. Thread-safe.
 */
public final class RequestOrigin {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private RequestOrigin() {}

    /** The address; null outside of a request. */
    @Nullable
    public static String current() {
        return CURRENT.get();
    }

    /** The thread handles a request from this address until {@link #clear}. */
    public static void set(String address) {
        CURRENT.set(address);
    }

    /** The thread handles no request any more. */
    public static void clear() {
        CURRENT.remove();
    }
}
