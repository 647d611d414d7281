package org.brokerconnect.ratelimit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Stores buckets, one row each, under the row's lock. A change is one short transaction of two statements; the first
 * change of a bucket inserts its row. A change fails when the row stays locked by others for a second.
 */
@Stateless
public class BucketStore {

    /** {@code now} is when the statement began, {@code sysdate} when it got the lock; only their difference is used. */
    static final String NOW = "(timestampdiff(microsecond, '1970-01-01', utc_timestamp(6))"
            + " + greatest(0, timestampdiff(microsecond, now(6), sysdate(6))))";

    private static final String LOCK =
            "select state, full_at, pauses, " + NOW + " from broker_quota where id = ?1 for update wait 1";

    /** Serialises concurrent inserts of the same row, and takes the lock that the update needs. */
    private static final String INSERT =
            "insert into broker_quota (id, full_at) values (?1, 0) on duplicate key update full_at = full_at";

    private static final String UPDATE = "update broker_quota set state = ?2, full_at = ?3, pauses = ?4 where id = ?1";

    private static final String DELETE_FULL = "delete from broker_quota where full_at <"
            + " timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) limit ?1";

    static final int TIMEOUT_MILLIS = 1_000;

    @PersistenceContext
    private EntityManager entities;

    /** For the container. */
    public BucketStore() {}

    BucketStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The row of a bucket.
     *
     * @param state Bucket4j's serialised state; null in a new row
     * @param fullAt when the bucket is full, so that the row can be deleted
     * @param pauses how many pauses there were since the row was inserted
     * @param now the database's clock when the row was locked
     */
    public record Row(byte[] state, Instant fullAt, int pauses, Instant now) {}

    /** Replaces the row by the function's result, under its lock. */
    public void change(String id, UnaryOperator<Row> change) {
        List<?> found = query(LOCK, id).getResultList();
        if (found.isEmpty()) {
            query(INSERT, id).executeUpdate();
            found = query(LOCK, id).getResultList();
        }
        Row row = change.apply(row((Object[]) found.get(0)));
        query(UPDATE, id)
                .setParameter(2, row.state())
                .setParameter(3, micros(row.fullAt()))
                .setParameter(4, row.pauses())
                .executeUpdate();
    }

    private Query query(String sql, Object first) {
        return entities.createNativeQuery(sql)
                .setHint("jakarta.persistence.query.timeout", TIMEOUT_MILLIS)
                .setParameter(1, first);
    }

    static Row row(Object[] columns) {
        return new Row((byte[]) columns[0], instant(columns[1]), ((Number) columns[2]).intValue(), instant(columns[3]));
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(Object micros) {
        return Instant.EPOCH.plus(((Number) micros).longValue(), ChronoUnit.MICROS);
    }

    /**
     * Deletes rows of full buckets, since a new row is the same.
     *
     * @return how many; at most {@code batch}
     */
    public int forgetFull(int batch) {
        return query(DELETE_FULL, batch).executeUpdate();
    }
}
