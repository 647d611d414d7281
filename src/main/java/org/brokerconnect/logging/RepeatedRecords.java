package org.brokerconnect.logging;

import java.util.Set;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.brokerconnect.database.DatabaseCircuit;
import org.brokerconnect.database.DatabaseFailures;

/**
 * Recognises records that servers and libraries write once for each request, and that callers without rights, clients
 * that leave or an outage could therefore multiply without limit. Metrics count the same events.
 */
enum RepeatedRecords {

    /** The database does not respond: {@link DatabaseCircuit} logs the begin and the end. */
    DATABASE {
        @Override
        boolean matches(LogRecord record) {
            return DUPLICATES.contains(String.valueOf(record.getLoggerName()))
                    || (record.getThrown() != null && DatabaseFailures.isTransient(record.getThrown()))
                    || (DatabaseCircuit.ofThisNode().isOpen() && isOfPool(record));
        }
    },

    /** A client closed the connection before the end of its request or of the response. */
    CLIENT_LEFT {
        @Override
        boolean matches(LogRecord record) {
            return causes(record).anyMatch(RepeatedRecords::isDisconnect);
        }
    },

    /** A bearer token was refused. */
    TOKEN_REFUSED {
        @Override
        boolean matches(LogRecord record) {
            return record.getThrown() != null
                    && String.valueOf(record.getLoggerName()).startsWith("fish.payara.microprofile.jwtauth");
        }
    };

    /** Hibernate logs every SQLException as well as it throws it. */
    private static final Set<String> DUPLICATES = Set.of("org.hibernate.engine.jdbc.spi.SqlExceptionHelper");

    private static final Set<String> DISCONNECTS = Set.of("ClientAbortException", "EofException");
    private static final Set<String> DISCONNECT_MESSAGES =
            Set.of("Broken pipe", "Connection reset", "Connection reset by peer", "Connection closed");
    private static final int MAX_CAUSES = 20;

    abstract boolean matches(LogRecord record);

    private static boolean isOfPool(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        return logger.startsWith("javax.enterprise.resource")
                || logger.startsWith("jakarta.enterprise.resource")
                || logger.startsWith("org.jboss.jca");
    }

    private static Stream<Throwable> causes(LogRecord record) {
        return Stream.iterate(record.getThrown(), cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }

    private static boolean isDisconnect(Throwable cause) {
        return DISCONNECTS.contains(cause.getClass().getSimpleName())
                || (cause instanceof java.io.IOException && DISCONNECT_MESSAGES.contains(cause.getMessage()));
    }
}
