package org.brokerconnect.logging;

import io.opentelemetry.context.Context;

/** The span that this thread works for, on servers with OpenTelemetry; WildFly has its classes only when configured. */
final class Spans {

    private static final boolean AVAILABLE = isAvailable();

    private Spans() {}

    private static boolean isAvailable() {
        try {
            Class.forName("io.opentelemetry.context.Context", false, Spans.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** The same task, within the span of the thread that calls this method. */
    static Runnable propagated(Runnable task) {
        return AVAILABLE ? Context.current().wrap(task) : task;
    }
}
