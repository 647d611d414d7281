package org.brokerconnect.logging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;

/** The span that this thread works for, on servers with OpenTelemetry; WildFly has its classes only when configured. */
public final class Spans {

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

    /**
     * Replaces the address of the request in its span, because its query has a secret. The attributes are those of the
     * semantic conventions for HTTP before and since their version 1.23.
     *
     * @param path of the request, without its query
     */
    public static void hideQuery(String path) {
        if (AVAILABLE) {
            Span.current()
                    .setAttribute("http.target", path)
                    .setAttribute("http.url", path)
                    .setAttribute("url.query", "");
        }
    }
}
