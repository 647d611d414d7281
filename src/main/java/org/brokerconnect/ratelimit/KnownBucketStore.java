package org.brokerconnect.ratelimit;

import jakarta.annotation.Nullable;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.brokerconnect.ratelimit.BucketStore.Row;

/**
 * Writes a bucket by one statement, outside of a transaction, if its row is as the caller knows it. Fails when the row
 * stays locked by others for a second.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KnownBucketStore {

    /** The first column is assigned first: the others are written if this statement set the claim. */
    private static final String WRITE = "insert into broker_quota (id, full_at)"
            + " values (?1, 0) on duplicate key update claim = if(coalesce(state, '') = ?6 and pauses = ?7"
            + " and " + BucketStore.NOW + " between ?8 and ?9, ?5, claim), full_at = if(claim = ?5, ?3, full_at),"
            + " pauses = if(claim = ?5, ?4, pauses), state = if(claim = ?5, ?2, state)"
            + " returning state, full_at, pauses, " + BucketStore.NOW + ", claim";

    @PersistenceContext
    private EntityManager entities;

    /** For the container. */
    public KnownBucketStore() {}

    KnownBucketStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The result of a write.
     *
     * @param succeeded whether it changed the row
     * @param row as it is afterwards
     */
    public record Written(boolean succeeded, Row row) {}

    /**
     * Writes a row if it is as {@code before} and the database's clock is not before {@code before.now()}, and at most
     * {@code maxLag} after it. Where there is no row, inserts the row of a new bucket instead.
     */
    public Written write(String id, Row before, Row wanted, Duration maxLag) {
        long claim = ThreadLocalRandom.current().nextLong();
        Object[] found = (Object[]) entities.createNativeQuery(WRITE)
                .setHint("jakarta.persistence.query.timeout", BucketStore.TIMEOUT_MILLIS)
                .setParameter(1, id)
                .setParameter(2, wanted.state())
                .setParameter(3, BucketStore.micros(wanted.fullAt()))
                .setParameter(4, wanted.pauses())
                .setParameter(5, claim)
                .setParameter(6, orEmpty(before.state()))
                .setParameter(7, before.pauses())
                .setParameter(8, BucketStore.micros(before.now()))
                .setParameter(9, BucketStore.micros(before.now().plus(maxLag)))
                .getSingleResult();
        Row row = BucketStore.row(found);
        boolean isMine = found[4] != null && ((Number) found[4]).longValue() == claim;
        return new Written(isMine && Arrays.equals(row.state(), wanted.state()), row);
    }

    private static byte[] orEmpty(@Nullable byte[] state) {
        return state == null ? new byte[0] : state;
    }
}
