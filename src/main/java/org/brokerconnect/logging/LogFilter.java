package org.brokerconnect.logging;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/**
 * Prepares the records of one handler: drops {@link RepeatedRecords} of servers and libraries, escapes what came from
 * outside, and adds the trace id: as a field for JSON formatters, else at the end of the message. This application's
 * own records are never dropped; they lose the stack trace of an outage. With the level FINE for
 * {@code org.brokerconnect.logging} nothing is dropped. Thread-safe.
 */
final class LogFilter implements Filter {

    private static final Logger LOG = Logger.getLogger(LogFilter.class.getPackageName());
    private static final String OWN = "org.brokerconnect.";
    private static final SimpleFormatter MESSAGES = new SimpleFormatter();

    private final Handler handler;
    private final Filter before;
    private final Consumer<RepeatedRecords> dropped;

    /**
     * @param handler gets this filter from the caller
     * @param dropped is told of each record that is dropped; must not log
     */
    LogFilter(Handler handler, Consumer<RepeatedRecords> dropped) {
        this.handler = handler;
        this.before = handler.getFilter();
        this.dropped = dropped;
    }

    /** Puts the earlier filter of the handler back. */
    void uninstall() {
        handler.setFilter(before);
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        if (before != null && !before.isLoggable(record)) {
            return false;
        }
        try {
            return accepts(record);
        } catch (RuntimeException unexpected) {
            return true; // the record matters more than its preparation, and logging must not fail
        }
    }

    private boolean accepts(LogRecord record) {
        boolean isOwn = String.valueOf(record.getLoggerName()).startsWith(OWN);
        Optional<RepeatedRecords> repeated = repeatedBy(record);
        if (repeated.isPresent() && !isOwn) {
            dropped.accept(repeated.get());
            return false;
        }
        prepare(record, isOwn, repeated.isPresent());
        return true;
    }

    private static Optional<RepeatedRecords> repeatedBy(LogRecord record) {
        return LOG.isLoggable(Level.FINE)
                ? Optional.empty()
                : Stream.of(RepeatedRecords.values())
                        .filter(kind -> kind.matches(record))
                        .findFirst();
    }

    private void prepare(LogRecord record, boolean isOwn, boolean isRepeated) {
        String message = message(record, isRepeated);
        String safe = isOwn ? SafeText.onOneLine(message) : SafeText.onIndentedLines(message);
        record.setThrown(isRepeated ? null : SafeThrowable.of(record.getThrown()));
        String traceId = LogContext.traceId();
        if (traceId == null || safe == null) {
            replace(record, safe);
        } else if (handler.getClass().getName().startsWith("org.jboss.logmanager.")) {
            replace(record, safe); // its formatters print the MDC
        } else if (isStructured()) {
            replace(record, safe);
            addField(record, traceId);
        } else {
            String suffix = " [" + LogContext.TRACE_ID + "=" + traceId + "]";
            replace(record, safe.endsWith(suffix) ? safe : safe + suffix);
        }
    }

    private static String message(LogRecord record, boolean isRepeated) {
        Logger logger = LogManager.getLogManager().getLogger(String.valueOf(record.getLoggerName()));
        if (record.getResourceBundle() == null && logger != null) {
            record.setResourceBundle(logger.getResourceBundle()); // the formatter of the server would look there
        }
        String message = record.getMessage() == null ? null : MESSAGES.formatMessage(record);
        return isRepeated && record.getThrown() != null ? message + ": " + root(record.getThrown()) : message;
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != thrown) {
            root = root.getCause();
        }
        return root;
    }

    /** The formatted message has no parameters and no key of a resource bundle any more. */
    private static void replace(LogRecord record, String message) {
        if (message != null && !message.equals(record.getMessage())) {
            record.setMessage(message);
            record.setParameters(null);
            record.setResourceBundle(null);
        }
    }

    private boolean isStructured() {
        return handler.getFormatter() != null
                && handler.getFormatter()
                        .getClass()
                        .getSimpleName()
                        .toLowerCase(Locale.ROOT)
                        .contains("json");
    }

    /** Payara's JSON formatter prints a parameter that is a map as fields. Other formatters would print it for {0}. */
    private static void addField(LogRecord record, String traceId) {
        boolean isFormatted = record.getParameters() == null || record.getParameters().length == 0;
        if (isFormatted && !record.getMessage().contains("{0")) {
            record.setParameters(new Object[] {Map.of(LogContext.TRACE_ID, traceId)});
        }
    }
}
