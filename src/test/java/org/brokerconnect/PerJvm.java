package org.brokerconnect;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps what is slow to start, such as a server or a browser, until the test JVM exits. JUnit's root store is no place
 * for it: with several test JVMs, Surefire makes each test class a run of its own, and the root store ends with the
 * run. Child processes end with the JVM. Thread-safe.
 */
public final class PerJvm {

    private static final Map<Class<?>, Object> STARTED = new HashMap<>();

    private PerJvm() {}

    /** The one instance of a type in this JVM, started by the first call. */
    public static synchronized <T> T get(Class<T> type, Supplier<T> start) {
        // not computeIfAbsent: starting one may get another
        if (!STARTED.containsKey(type)) {
            STARTED.put(type, start.get());
        }
        return type.cast(STARTED.get(type));
    }

    /** The instance of a type, or null if nothing has started one. */
    public static synchronized <T> T ifStarted(Class<T> type) {
        return type.cast(STARTED.get(type));
    }
}
