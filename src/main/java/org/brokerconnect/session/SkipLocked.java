package org.brokerconnect.session;

import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;

/** Runs a query with {@code for update skip locked}, so nodes that claim rows at the same time do not wait. */
public final class SkipLocked {

    /** Hibernate's value of {@code jakarta.persistence.lock.timeout} for {@code SKIP LOCKED}. */
    private static final int SKIP = -2;

    private SkipLocked() {}

    /** The first results that no other transaction has locked, locked for this one; at most {@code batch}. */
    public static <T> List<T> first(int batch, TypedQuery<T> query) {
        return query.setMaxResults(batch)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP)
                .getResultList();
    }
}
