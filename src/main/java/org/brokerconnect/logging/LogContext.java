package org.brokerconnect.logging;

import org.jboss.logging.MDC;

/**
 * The trace id of the request that this thread serves. It is in the mapped diagnostic context (MDC) of JBoss Logging,
 * which WildFly's formatters print; on other servers {@link LogFilter} adds it to the records.
 */
public final class LogContext {

    /** The key in the MDC, and the name of the field in JSON logs. */
    static final String TRACE_ID = "traceId";

    private LogContext() {}

    /** The trace id of this thread; null outside of requests. */
    public static String traceId() {
        return (String) MDC.get(TRACE_ID);
    }

    /** Runs {@code work} with this trace id. @param traceId null for none */
    public static <E1 extends Exception, E2 extends Exception> void run(String traceId, Work<E1, E2> work)
            throws E1, E2 {
        String before = traceId();
        set(traceId);
        try {
            work.run();
        } finally {
            set(before);
        }
    }

    /** The same task, with the trace id and within the span of the thread that calls this method. */
    public static Runnable propagated(Runnable task) {
        String traceId = traceId();
        return Spans.propagated(() -> run(traceId, task::run));
    }

    private static void set(String traceId) {
        if (traceId == null) {
            MDC.remove(TRACE_ID);
        } else {
            MDC.put(TRACE_ID, traceId);
        }
    }

    /** Work that can throw two kinds of checked exceptions, as a servlet filter does. */
    @FunctionalInterface
    public interface Work<E1 extends Exception, E2 extends Exception> {
        void run() throws E1, E2;
    }
}
