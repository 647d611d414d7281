package org.brokerconnect.connection;

import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** Lets a query take rows for this transaction and pass over those that somebody else is taking at the moment, so that nobody waits. */
public final class SkipLocked {

    /** {@code SKIP LOCKED} in Hibernate's reading of {@code jakarta.persistence.lock.timeout}. */
    private static final int SKIP = -2;

    private SkipLocked() {}

    /** What the query finds, locked; at most {@code batch}. */
    public static <T> List<T> first(int batch, TypedQuery<T> query) {
        return query.setMaxResults(batch)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP)
                .getResultList();
    }
}
