package org.brokerconnect.logging;

import java.io.IOException;
import java.util.Set;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.brokerconnect.database.DatabaseCircuit;
import org.brokerconnect.database.DatabaseFailures;

/**
 * Recognises records that servers and libraries write once for each request, and that callers without rights, clients
 * that leave or an outage could therefore multiply without limit. Metrics count the same events.
 */
enum RepeatedRecords {

    /** The database failed: the exception is thrown as well, and {@link DatabaseCircuit} logs outages. */
    DATABASE {
        @Override
        boolean matches(LogRecord record) {
            String logger = String.valueOf(record.getLoggerName());
            return DUPLICATES.stream().anyMatch(logger::startsWith)
                    || (record.getThrown() != null && DatabaseFailures.isTransient(record.getThrown()));
        }
    },

    /** An EJB threw: a record without the exception precedes the one with it. */
    EJB_FAILED {
        @Override
        boolean matches(LogRecord record) {
            return record.getThrown() == null
                    && String.valueOf(record.getLoggerName()).endsWith("enterprise.ejb.container")
                    && record.getMessage() != null
                    && TEXTS.formatMessage(record).startsWith("A system exception occurred");
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

    /** Hibernate and the pools of Payara and WildFly log every failed connection or statement that they throw. */
    private static final Set<String> DUPLICATES = Set.of(
            "org.hibernate.engine.jdbc.spi.SqlExceptionHelper",
            "javax.enterprise.resource.resourceadapter",
            "jakarta.enterprise.resource.resourceadapter",
            "org.jboss.jca.core.connectionmanager");

    private static final SimpleFormatter TEXTS = new SimpleFormatter();
    private static final Set<String> DISCONNECTS = Set.of("ClientAbortException", "EofException");
    private static final Set<String> DISCONNECT_MESSAGES = Set.of(
            "Broken pipe", "Connection reset", "Connection reset by peer", "Connection closed", "Connection is closed");
    private static final int MAX_CAUSES = 20;

    abstract boolean matches(LogRecord record);

    private static Stream<Throwable> causes(LogRecord record) {
        return Stream.iterate(record.getThrown(), cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }

    private static boolean isDisconnect(Throwable cause) {
        return DISCONNECTS.contains(cause.getClass().getSimpleName())
                || (cause instanceof IOException && DISCONNECT_MESSAGES.contains(String.valueOf(cause.getMessage())));
    }
}
