package org.brokerconnect.ratelimit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.brokerconnect.ratelimit.BucketStore.Row;
import org.brokerconnect.ratelimit.KnownBucketStore.Written;

/**
 * Changes buckets by one statement each: remembers the row that this node wrote last, and writes the next one on the
 * condition that no other node changed it meanwhile. The database's clock is estimated, and the condition includes that
 * the estimate was right. After a failed write it tries once more with the row that the statement returned, then under
 * the row's lock. Bounded; thread-safe.
 */
@ApplicationScoped
class KnownBuckets implements Buckets {

    /** Much shorter than the least {@link Rate#tolerance}. */
    static final Duration MAX_LAG = Duration.ofMillis(20);

    private static final int WRITES = 2;
    private static final int MAX_BUCKETS = 10_000;
    private static final Duration UNUSED = Duration.ofMinutes(2);

    /** As long as {@link BucketStore} waits for a row's lock. */
    private static final long WAIT_MILLIS = 1_000;

    private BucketStore store;
    private KnownBucketStore knownStore;
    private DatabaseTime time;
    private LoadingCache<String, Known> known;

    /** For the container's proxy. */
    protected KnownBuckets() {}

    @Inject
    KnownBuckets(BucketStore store, KnownBucketStore knownStore) {
        this(store, knownStore, System::nanoTime);
    }

    KnownBuckets(BucketStore store, KnownBucketStore knownStore, LongSupplier nanoTime) {
        this.store = store;
        this.knownStore = knownStore;
        time = new DatabaseTime(nanoTime);
        known = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(UNUSED)
                .build(id -> new Known());
    }

    /** A bucket; its lock serialises the threads of this node, and guards the row. */
    private static final class Known {

        private final ReentrantLock lock = new ReentrantLock(true);

        @Nullable
        private Row row;
    }

    @Override
    public void change(String id, UnaryOperator<Row> change) {
        Known bucket = known.get(id);
        acquire(bucket.lock);
        try {
            if (!write(id, bucket, change)) {
                store.change(id, row -> {
                    time.observe(row.now());
                    bucket.row = change.apply(row);
                    return bucket.row;
                });
            }
        } catch (RuntimeException unknown) {
            bucket.row = null; // the row may or may not have been written
            throw unknown;
        } finally {
            bucket.lock.unlock();
        }
    }

    /** @return whether the bucket was changed */
    private boolean write(String id, Known bucket, UnaryOperator<Row> change) {
        for (int i = 0; i < WRITES; i++) {
            Optional<Instant> now = time.estimate();
            if (now.isEmpty()) {
                return false;
            }
            Row before = at(bucket.row, now.get().truncatedTo(ChronoUnit.MICROS));
            Row wanted = change.apply(before);
            Written written = knownStore.write(id, before, wanted, MAX_LAG);
            bucket.row = written.row();
            if (written.succeeded()) {
                time.observe(written.row().now());
                return true;
            }
            time.correct(written.row().now());
        }
        return false;
    }

    /** A bucket that is not known is tried as one that has no row. */
    private static Row at(@Nullable Row row, Instant now) {
        return row == null
                ? new Row(null, Instant.EPOCH, 0, now)
                : new Row(row.state(), row.fullAt(), row.pauses(), now);
    }

    private static void acquire(ReentrantLock lock) {
        try {
            if (!lock.tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("other threads of this node change the bucket for too long");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread changes the bucket", stopping);
        }
    }
}
