package org.brokerconnect.database;

import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/**
 * Recognises failures that pass: the database is away, hangs, is overloaded or read-only, or a statement waited too
 * long for a lock. Containers wrap them in different ways, so the whole chain of causes is searched.
 */
public final class DatabaseFailures {

    private static final int MAX_CAUSES = 20;
    private static final String CONNECTION_EXCEPTIONS = "08";

    /** MariaDB error codes (knowledge base, "MariaDB Error Codes"). */
    private static final Set<Integer> TRANSIENT = Set.of(
            1021, // disk full
            1040, // too many connections
            1053, // server shutdown in progress
            1203, // more connections than this user may have
            1205, // lock wait timeout
            1213, // deadlock
            1226, // a resource limit of the user
            1290, // the server runs with --read-only, for example during a failover
            1836, // read-only mode
            1927, // the connection was killed
            1969, // max_statement_time exceeded
            4031); // the server ended an idle transaction

    private DatabaseFailures() {}

    /** Whether a retry can succeed, because the database, not the request, caused this failure. */
    public static boolean isTransient(Throwable failure) {
        return causes(failure).anyMatch(DatabaseFailures::isTransientCause)
                || (DatabaseCircuit.ofThisNode().isOpen() && causes(failure).anyMatch(DatabaseFailures::isOfContainer));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }

    private static boolean isTransientCause(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLTimeoutException) {
            return true;
        }
        if (cause instanceof XAException lost) {
            return lost.errorCode == XAException.XAER_RMFAIL || lost.errorCode == XAException.XAER_RMERR;
        }
        return cause instanceof SQLException failed
                && (TRANSIENT.contains(failed.getErrorCode())
                        || (failed.getSQLState() != null && failed.getSQLState().startsWith(CONNECTION_EXCEPTIONS)));
    }

    /** A failed commit can lack its cause. */
    private static boolean isOfContainer(Throwable cause) {
        return cause instanceof EJBException || cause instanceof PersistenceException;
    }
}
